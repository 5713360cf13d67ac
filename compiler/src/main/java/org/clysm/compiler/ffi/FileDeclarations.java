package org.clysm.compiler.ffi;

/** The TypeScript types of files, which only programs that use files need. */
final class FileDeclarations {

    /** The host module that programs with files import. */
    static final String MODULE = "clysm:fs";

    /** What {@code Options} has besides. */
    static final String OPTION = """
          /** The files of the program, in place of those of the process, or in a page of none. */
          fs?: Files;
        """;

    static final String TYPES = """

        /** What a program asks of files: a part of `node:fs`. Errors have a `code`, such as "ENOENT". */
        export interface Files {
          readonly constants: {
            readonly O_RDONLY: number;
            readonly O_WRONLY: number;
            readonly O_RDWR: number;
            readonly O_CREAT: number;
            readonly O_EXCL: number;
            readonly O_TRUNC: number;
          };
          openSync(path: string, flags: number, mode?: number): number;
          closeSync(handle: number): void;
          readSync(handle: number, buffer: Uint8Array, offset: number, length: number, position: Position): number;
          writeSync(handle: number, buffer: Uint8Array, offset: number, length: number, position: Position): number;
          fstatSync(handle: number): FileStatus;
          statSync(path: string): FileStatus;
          unlinkSync(path: string): void;
          rmdirSync(path: string): void;
          mkdirSync(path: string): unknown;
          renameSync(from: string, to: string): void;
          readdirSync(path: string, options: { withFileTypes: true }): FileEntry[];
          realpathSync(path: string): string;
        }

        /** Where to read or write in a file; null in what has no positions, such as a pipe. */
        export type Position = number | null;

        /** What there is to know of a file. */
        export interface FileStatus {
          readonly size: number;
          readonly mtimeMs: number;
          isFile(): boolean;
          isDirectory(): boolean;
        }

        /** A file in a directory. */
        export interface FileEntry {
          readonly name: string;
          isFile(): boolean;
          isDirectory(): boolean;
          isSymbolicLink(): boolean;
        }

        /** Files in memory; all paths begin at their root. */
        export interface MemoryFiles extends Files {
          /** The bytes of a file, or its text. */
          readFileSync(path: string): Uint8Array;
          readFileSync(path: string, encoding: 'utf8'): string;
          /** Makes a file, and the directories above it that are not there. */
          writeFileSync(path: string, data: string | Uint8Array): void;
        }

        /** Makes files in memory. `contents` are those that are there at first, by their paths. */
        export function createMemoryFiles(contents?: Record<string, string | Uint8Array>): MemoryFiles;
        """;

    private FileDeclarations() {}
}
