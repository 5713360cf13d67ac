// The host module `clysm:fs`: files, by the functions of `node:fs` or of whatever stands in for it.

import { createMemoryFiles } from './memory-files.mjs';
import { optionalModules } from './resolve.mjs';

// How Lisp asks for a file: sums of these, as in library/src/main/lisp/files/host-files.lisp.
const openModes = { read: 1, write: 2, create: 4, exclusive: 8, truncate: 16 };

// What a path leads to, and in `list` what a link is.
const fileKinds = { nothing: 0, file: 1, directory: 2, other: 3, link: 4 };

// Lisp knows common failureNumbers by these numbers; 0 is any other, of which it asks the text.
const failureNumbers = {
  ENOENT: 1,
  EEXIST: 2,
  EACCES: 3,
  EPERM: 3,
  EISDIR: 4,
  ENOTDIR: 5,
  ENOTEMPTY: 6,
  EMFILE: 7,
  ENFILE: 7,
  ENOSPC: 8,
  EDQUOT: 8,
  EROFS: 9,
  ENAMETOOLONG: 10,
  EINVAL: 11,
  ERR_INVALID_ARG_VALUE: 11,
  ELOOP: 12,
  ESPIPE: 13,
};

const failedCall = -1;

// Functions of Lisp that write what streams of files still hold. They are called when the program ends, or before the
// process does, or when the program waits for its host.
const unwritten = new Set();
let flushScheduled = false;

/** Writes what streams of files still hold. What goes wrong with one does not keep the others from it. */
export function flushFiles() {
  let failure = null;
  for (const write of unwritten) {
    unwritten.delete(write);
    try {
      write();
    } catch (error) {
      failure ??= { error };
    }
  }
  if (failure !== null) throw failure.error;
}

function flushLater(write) {
  unwritten.add(write);
  if (flushScheduled) return;
  flushScheduled = true;
  queueMicrotask(() => {
    flushScheduled = false;
    flushFiles();
  });
}

/**
 * Makes the host module of the functions in it that ask the system.
 *
 * @param {object} functions what `filesOf` returns, or what the embedded engine provides
 */
export function createFs(functions) {
  return { ...functions, later: flushLater };
}

/** An error as the functions of `node:fs` throw it. */
function fileError(code) {
  return Object.assign(new Error(code), { code });
}

/**
 * The functions of the host module by those of a file system.
 *
 * A function that fails returns -1, null or NaN, and `failure` and `failureText` tell why.
 *
 * @param {object} fs with the functions of `node:fs` that are called here; their errors have a `code`
 * @param {() => string} home the home directory of the user
 */
export function filesOf(fs, home) {
  // Where to read and write next in the files that are open; null in what is no file, such as a pipe.
  const positions = new Map();
  let lastError = null;

  /** Does something to files; returns `otherwise` where they do not let it be done. */
  function attempt(action, otherwise) {
    try {
      return action();
    } catch (error) {
      if (typeof error?.code !== 'string') throw error;
      lastError = error;
      return otherwise;
    }
  }

  function flags(mode) {
    const { constants } = fs;
    const access = [constants.O_RDONLY, constants.O_WRONLY, constants.O_RDWR][(mode & 3) - 1];
    return (
      access |
      (mode & openModes.create ? constants.O_CREAT : 0) |
      (mode & openModes.exclusive ? constants.O_EXCL : 0) |
      (mode & openModes.truncate ? constants.O_TRUNC : 0)
    );
  }

  function open(path, mode) {
    const handle = fs.openSync(path, flags(mode), 0o666);
    const stat = fs.fstatSync(handle);
    if (stat.isDirectory()) {
      fs.closeSync(handle);
      throw fileError('EISDIR');
    }
    positions.set(handle, stat.isFile() ? 0 : null);
    return handle;
  }

  function advance(handle, count) {
    const position = positions.get(handle);
    if (position !== null) positions.set(handle, position + count);
    return count;
  }

  function read(handle, limit) {
    const bytes = new Uint8Array(limit);
    for (;;) {
      try {
        const count = fs.readSync(handle, bytes, 0, limit, positions.get(handle));
        return bytes.subarray(0, advance(handle, count));
      } catch (error) {
        if (error.code === 'EOF') return bytes.subarray(0, 0);
        if (error.code !== 'EAGAIN') throw error;
      }
    }
  }

  function write(handle, bytes) {
    for (let start = 0; start < bytes.length; ) {
      try {
        const count = fs.writeSync(handle, bytes, start, bytes.length - start, positions.get(handle));
        start += advance(handle, count);
      } catch (error) {
        if (error.code !== 'EAGAIN') throw error;
      }
    }
    return 0;
  }

  function seek(handle, position) {
    if (positions.get(handle) === null) throw fileError('ESPIPE');
    positions.set(handle, position);
    return 0;
  }

  function size(handle) {
    if (positions.get(handle) === null) throw fileError('ESPIPE');
    return fs.fstatSync(handle).size;
  }

  function kind(path) {
    try {
      return fileKind(fs.statSync(path));
    } catch (error) {
      if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return fileKinds.nothing;
      throw error;
    }
  }

  const remove = (path, isDirectory) => (isDirectory ? fs.rmdirSync(path) : fs.unlinkSync(path));
  const list = (path) => fs.readdirSync(path, { withFileTypes: true }).map(directoryEntry).join('\0');
  const done = (action) => attempt(() => (action(), 0), failedCall);

  return {
    open: (path, mode) => attempt(() => open(path, mode), failedCall),
    read: (handle, limit) => attempt(() => read(handle, limit), null),
    write: (handle, bytes) => attempt(() => write(handle, bytes), failedCall),
    seek: (handle, position) => attempt(() => seek(handle, position), failedCall),
    size: (handle) => attempt(() => size(handle), NaN),
    close(handle) {
      positions.delete(handle);
      return done(() => fs.closeSync(handle));
    },
    kind: (path) => attempt(() => kind(path), failedCall),
    truePath: (path) => attempt(() => fs.realpathSync(path), null),
    modified: (path) => attempt(() => fs.statSync(path).mtimeMs, NaN),
    remove: (path, isDirectory) => done(() => remove(path, isDirectory)),
    rename: (from, to) => done(() => fs.renameSync(from, to)),
    makeDirectory: (path) => done(() => fs.mkdirSync(path)),
    list: (path) => attempt(() => list(path), null),
    home,
    failure: () => failureNumbers[lastError.code] ?? 0,
    // Node words it "EBUSY: resource busy or locked, unlink 'x'".
    failureText: () => /^[A-Z0-9]+: (.*?)(?:, \w+.*)?$/s.exec(lastError.message)?.[1] ?? lastError.message,
  };
}

function fileKind(stat) {
  if (stat.isFile()) return fileKinds.file;
  return stat.isDirectory() ? fileKinds.directory : fileKinds.other;
}

/** An entry of a directory: the digit of its kind, then its name. */
function directoryEntry(entry) {
  return `${entry.isSymbolicLink() ? fileKinds.link : fileKind(entry)}${entry.name}`;
}

/** The files of this process, or of a page, where they begin empty. */
function standardFiles() {
  const { process } = globalThis;
  const fs = process?.getBuiltinModule?.('node:fs');
  if (fs === undefined) return filesOf(createMemoryFiles(), () => '/');
  return filesOf(fs, () => process.getBuiltinModule('node:os').homedir());
}

optionalModules.set('clysm:fs', {
  create: ({ fs }) => createFs(fs === undefined ? standardFiles() : filesOf(fs, () => '/')),
  flush: flushFiles,
});
globalThis.process?.on?.('exit', flushFiles);
