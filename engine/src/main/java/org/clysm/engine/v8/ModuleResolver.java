package org.clysm.engine.v8;

import com.caoccao.javet.exceptions.BaseJavetScriptingException;
import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.exceptions.JavetScriptingError;
import com.caoccao.javet.interop.V8Runtime;
import com.caoccao.javet.interop.callback.IV8ModuleResolver;
import com.caoccao.javet.values.reference.IV8Module;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.clysm.engine.EngineException;
import org.clysm.engine.HostFiles;

/**
 * Finds ES modules: our own in the resources, under names "clysm:/FILE", and the user's in files.
 *
 * <p>What goes wrong while V8 asks is kept, and told by {@link #check} afterwards: through V8 it would come out as an
 * error without a place.
 */
final class ModuleResolver implements IV8ModuleResolver {
    private static final String OWN = "clysm:/";

    /** The modules by name: a module that two others import is one, which Javet by itself does not see to. */
    private final Map<String, IV8Module> modules = new HashMap<>();

    private EngineException failure;

    /** Compiles one of our modules. */
    IV8Module own(V8Runtime runtime, String file) throws JavetException {
        return load(runtime, OWN + file, null);
    }

    /** Compiles a module of the user. */
    IV8Module file(V8Runtime runtime, Path path) throws JavetException {
        return load(runtime, path.toAbsolutePath().normalize().toString(), null);
    }

    /** Throws what went wrong since the last call. */
    void check() {
        EngineException found = failure;
        failure = null;
        if (found != null) {
            throw found;
        }
    }

    @Override
    public String getAbsoluteResourceName(V8Runtime runtime, String specifier, IV8Module referrer)
            throws JavetException {
        String base = referrer.getResourceName();
        if (base.startsWith(OWN)) {
            return OWN
                    + Path.of(base.substring(OWN.length()))
                            .resolveSibling(specifier)
                            .normalize();
        }
        if (specifier.startsWith("file:///")) {
            return Path.of(java.net.URI.create(specifier)).toString();
        }
        if (specifier.startsWith("./") || specifier.startsWith("../") || specifier.startsWith("/")) {
            return Path.of(base).resolveSibling(specifier).normalize().toString();
        }
        return specifier;
    }

    @Override
    public IV8Module resolve(V8Runtime runtime, String specifier, IV8Module referrer) throws JavetException {
        return load(runtime, getAbsoluteResourceName(runtime, specifier, referrer), referrer.getResourceName());
    }

    private IV8Module load(V8Runtime runtime, String name, String importer) throws JavetException {
        IV8Module loaded = modules.get(name);
        if (loaded != null) {
            return loaded;
        }
        try {
            IV8Module module = compile(runtime, name, read(name, importer));
            modules.put(name, module);
            return module;
        } catch (EngineException e) {
            if (failure == null) {
                failure = e;
            }
            return compile(runtime, name, "");
        }
    }

    private static IV8Module compile(V8Runtime runtime, String name, String source) throws JavetException {
        try {
            return runtime.getExecutor(source)
                    .setResourceName(name)
                    .setModule(true)
                    .compileV8Module();
        } catch (BaseJavetScriptingException e) {
            JavetScriptingError error = e.getScriptingError();
            throw new EngineException(
                    "%s:%d: %s".formatted(name, error.getLineNumber(), error.getDetailedMessage()), e);
        }
    }

    private static String read(String name, String importer) {
        if (name.startsWith(OWN)) {
            return HostFiles.readResource(name.substring(OWN.length()));
        }
        String wanted = importer == null ? "" : ", imported by " + importer;
        if (!name.startsWith("/")) {
            throw new EngineException("host module not found: " + name + wanted
                    + " (the v8 engine finds modules by relative paths; packages and node: modules need"
                    + " --engine node)");
        }
        try {
            return Files.readString(Path.of(name));
        } catch (NoSuchFileException e) {
            throw new EngineException("host module not found: " + name + wanted, e);
        } catch (MalformedInputException e) {
            throw new EngineException("host module is not UTF-8 text: " + name + wanted, e);
        } catch (IOException e) {
            throw new EngineException("cannot read host module " + name + wanted + ": " + e.getMessage(), e);
        }
    }
}
