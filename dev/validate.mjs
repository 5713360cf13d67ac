// Validates WebAssembly modules with Binaryen, a second opinion beside the engine's own.
//
//   node validate.mjs FILE...   prints what is wrong with each file; ends with 1 if anything is
//   node validate.mjs           answers modules (service.mjs), each with a JSON array of complaints
import { readFileSync } from "node:fs";
import { features } from "./features.mjs";
import { serve } from "./service.mjs";

// Binaryen tells its reasons on the console only, as it finds it when it is loaded.
let told = [];
const say = console.log.bind(console);
for (const method of ["log", "warn", "error", "info"]) {
    console[method] = (...words) => told.push(words.join(" "));
}
const { default: binaryen } = await import("binaryen");
const FEATURES = features(binaryen);

/** The complaints about a module of Binaryen, of V8, and of our own rules; an empty array if there are none. */
function complaints(bytes) {
    return [...binaryenComplaints(bytes), ...engineComplaints(bytes)];
}

function binaryenComplaints(bytes) {
    told = [];
    try {
        const module = binaryen.readBinary(bytes, FEATURES);
        try {
            return module.validate() ? [] : told.length ? told : ["invalid"];
        } finally {
            module.dispose();
        }
    } catch (error) {
        return [...told, String(error.message ?? error)];
    }
}

/** V8 tells the place of the mistake, which Binaryen does not do of a module that it cannot decode. */
function engineComplaints(bytes) {
    try {
        const module = new WebAssembly.Module(bytes);
        const crossing = [...WebAssembly.Module.imports(module), ...WebAssembly.Module.exports(module)];
        return hasSection(bytes, MEMORY_SECTION) || crossing.some(({ kind }) => kind === "memory")
            ? ["it has a linear memory"]
            : [];
    } catch (error) {
        return [error.message];
    }
}

const MEMORY_SECTION = 5;

/** Whether a module has the section of a number (WebAssembly specification, 5.5.2). */
function hasSection(bytes, number) {
    let position = 8; // after the magic number and the version
    while (position < bytes.length) {
        const section = bytes[position++];
        let size = 0;
        for (let shift = 0, more = true; more; shift += 7) {
            const byte = bytes[position++];
            size += (byte & 0x7f) * 2 ** shift;
            more = byte >= 0x80;
        }
        if (section === number) return true;
        position += size;
    }
    return false;
}

function checkFiles(files) {
    for (const file of files) {
        for (const complaint of complaints(readFileSync(file))) {
            say(`${file}: ${complaint}`);
            process.exitCode = 1;
        }
    }
}

const files = process.argv.slice(2);
if (files.length > 0) {
    checkFiles(files);
} else {
    await serve((module) => JSON.stringify(complaints(module)));
}
