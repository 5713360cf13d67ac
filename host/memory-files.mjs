// A file system in memory, with the functions of `node:fs` by which programs use files.

const openFlags = { O_RDONLY: 0, O_WRONLY: 1, O_RDWR: 2, O_CREAT: 0o100, O_EXCL: 0o200, O_TRUNC: 0o1000 };

const errorTexts = {
  ENOENT: 'no such file or directory',
  EEXIST: 'file already exists',
  EISDIR: 'illegal operation on a directory',
  ENOTDIR: 'not a directory',
  ENOTEMPTY: 'directory not empty',
  EBADF: 'bad file descriptor',
  EINVAL: 'invalid argument',
};

function memoryError(code, path) {
  return Object.assign(new Error(`${code}: ${errorTexts[code]}, '${path}'`), { code });
}

/** A file or directory: of a file its bytes, of a directory its entries by name. */
class MemoryEntry {
  constructor(entries = null) {
    this.entries = entries;
    this.bytes = new Uint8Array(0); // of these, the first `size` are in use
    this.size = 0;
    this.touch();
  }
  touch() {
    this.mtimeMs = Date.now();
  }
  isFile() {
    return this.entries === null;
  }
  isDirectory() {
    return this.entries !== null;
  }
  isSymbolicLink() {
    return false;
  }
}

/** Puts bytes into a file at a position; what is between its end and there becomes zeros. */
function storeBytes(file, bytes, position) {
  const end = position + bytes.length;
  if (end > file.bytes.length) {
    const larger = new Uint8Array(Math.max(end, 2 * file.bytes.length));
    larger.set(file.bytes.subarray(0, file.size));
    file.bytes = larger;
  }
  file.bytes.set(bytes, position);
  file.size = Math.max(file.size, end);
  file.touch();
}

function truncateFile(file) {
  file.bytes = new Uint8Array(0);
  file.size = 0;
  file.touch();
}

const pathParts = (path) => path.split('/').filter((part) => part !== '' && part !== '.');

/**
 * Makes a file system: `createMemoryFiles({ 'data/words.txt': 'text', 'image.bin': new Uint8Array(4) })`. To be passed
 * to a program as the option `fs`, and to be used beside it: all paths begin at the root.
 *
 * @param {Record<string, string | Uint8Array>} contents the files that are there at first, by their paths
 */
export function createMemoryFiles(contents = {}) {
  const root = new MemoryEntry(new Map());
  const open = new Map();
  let lastHandle = 2; // those up to here are the standard streams

  /** The entries from the root to what a path leads to: the last is undefined if only that is missing. */
  function trail(path) {
    if (typeof path !== 'string' || path.includes('\0')) throw memoryError('EINVAL', path);
    const found = [root];
    for (const part of pathParts(path)) {
      const directory = found.at(-1);
      if (directory === undefined) throw memoryError('ENOENT', path);
      if (directory.entries === null) throw memoryError('ENOTDIR', path);
      if (part !== '..') found.push(directory.entries.get(part));
      else if (found.length > 1) found.pop();
    }
    return found;
  }

  function lookUp(path) {
    const entry = trail(path).at(-1);
    if (entry === undefined) throw memoryError('ENOENT', path);
    if (path.endsWith('/') && entry.entries === null) throw memoryError('ENOTDIR', path);
    return entry;
  }

  /** Where an entry of this path stands or is to stand. */
  function slot(path) {
    const name = pathParts(path).at(-1);
    const found = trail(path);
    if (found.length < 2 || name === '..') throw memoryError('EISDIR', path);
    return { name, parent: found.at(-2), entry: found.at(-1) };
  }

  function set({ parent, name }, entry) {
    parent.entries.set(name, entry);
    parent.touch();
  }

  function unset({ parent, name }) {
    parent.entries.delete(name);
    parent.touch();
  }

  function openSync(path, flags) {
    let entry = trail(path).at(-1);
    if (entry === undefined) {
      if (!(flags & openFlags.O_CREAT) || path.endsWith('/')) throw memoryError('ENOENT', path);
      entry = new MemoryEntry();
      set(slot(path), entry);
    } else if (flags & openFlags.O_EXCL) {
      throw memoryError('EEXIST', path);
    } else if (entry.isDirectory() && flags & (openFlags.O_WRONLY | openFlags.O_RDWR)) {
      throw memoryError('EISDIR', path);
    } else if (path.endsWith('/') && entry.isFile()) {
      throw memoryError('ENOTDIR', path);
    }
    if (flags & openFlags.O_TRUNC) truncateFile(entry);
    open.set(++lastHandle, entry);
    return lastHandle;
  }

  function opened(handle) {
    const entry = open.get(handle);
    if (entry === undefined) throw memoryError('EBADF', handle);
    return entry;
  }

  function readSync(handle, buffer, offset, length, position) {
    const file = opened(handle);
    if (file.isDirectory()) throw memoryError('EISDIR', handle);
    const bytes = file.bytes.subarray(Math.min(position, file.size), Math.min(position + length, file.size));
    buffer.set(bytes, offset);
    return bytes.length;
  }

  function writeSync(handle, buffer, offset, length, position) {
    storeBytes(opened(handle), buffer.subarray(offset, offset + length), position);
    return length;
  }

  function unlinkSync(path) {
    const entry = lookUp(path);
    if (entry.isDirectory()) throw memoryError('EISDIR', path);
    unset(slot(path));
  }

  function rmdirSync(path) {
    const { entries } = lookUp(path);
    if (entries === null) throw memoryError('ENOTDIR', path);
    if (entries.size > 0) throw memoryError('ENOTEMPTY', path);
    unset(slot(path));
  }

  function mkdirSync(path) {
    const place = slot(path);
    if (place.entry !== undefined) throw memoryError('EEXIST', path);
    set(place, new MemoryEntry(new Map()));
  }

  function renameSync(from, to) {
    const entry = lookUp(from);
    const place = slot(to);
    if (place.entry === entry) return;
    if (entry.isDirectory() && trail(to).includes(entry)) throw memoryError('EINVAL', to);
    if (place.entry !== undefined) {
      if (entry.isDirectory() && place.entry.isFile()) throw memoryError('ENOTDIR', to);
      if (entry.isFile() && place.entry.isDirectory()) throw memoryError('EISDIR', to);
      if (place.entry.isDirectory() && place.entry.entries.size > 0) throw memoryError('ENOTEMPTY', to);
    }
    unset(slot(from));
    set(place, entry);
  }

  function readdirSync(path, { withFileTypes = false } = {}) {
    const { entries } = lookUp(path);
    if (entries === null) throw memoryError('ENOTDIR', path);
    if (!withFileTypes) return [...entries.keys()];
    return Array.from(entries, ([name, entry]) => ({
      name,
      isFile: () => entry.isFile(),
      isDirectory: () => entry.isDirectory(),
      isSymbolicLink: () => false,
    }));
  }

  /** The path from the root, without dots. */
  function realpathSync(path) {
    lookUp(path);
    const names = [];
    for (const part of pathParts(path)) {
      if (part === '..') names.pop();
      else names.push(part);
    }
    return `/${names.join('/')}`;
  }

  /** The bytes of a file, or its text if an encoding is given, which can only be UTF-8. */
  function readFileSync(path, encoding) {
    const file = lookUp(path);
    if (file.isDirectory()) throw memoryError('EISDIR', path);
    const bytes = file.bytes.slice(0, file.size);
    return encoding === undefined ? bytes : new TextDecoder().decode(bytes);
  }

  /** Makes a file of text or bytes, and the directories above it that are not there. */
  function writeFileSync(path, data) {
    const parts = pathParts(path);
    parts.slice(0, -1).forEach((_, index) => {
      const directory = parts.slice(0, index + 1).join('/');
      if (trail(directory).at(-1) === undefined) mkdirSync(directory);
    });
    const handle = openSync(path, openFlags.O_WRONLY | openFlags.O_CREAT | openFlags.O_TRUNC);
    storeBytes(opened(handle), typeof data === 'string' ? new TextEncoder().encode(data) : data, 0);
    open.delete(handle);
  }

  for (const path of Object.keys(contents)) writeFileSync(path, contents[path]);
  return {
    constants: openFlags,
    openSync,
    closeSync(handle) {
      opened(handle);
      open.delete(handle);
    },
    readSync,
    writeSync,
    fstatSync: opened,
    statSync: lookUp,
    unlinkSync,
    rmdirSync,
    mkdirSync,
    renameSync,
    readdirSync,
    realpathSync,
    readFileSync,
    writeFileSync,
  };
}
