// What our modules may use, by the names of Binaryen: a module that needs anything else is a mistake of ours, and
// Binaryen writes other encodings where newer features allow them.

/** The features as Binaryen, the module that was loaded, counts them. */
export const features = ({ Features }) =>
    Features.MutableGlobals |
    Features.NontrappingFPToInt |
    Features.SignExt |
    Features.Multivalue |
    Features.BulkMemory | // the data count section, which array.new_data needs
    Features.ReferenceTypes |
    Features.ExceptionHandling |
    Features.TailCall |
    Features.GC;
