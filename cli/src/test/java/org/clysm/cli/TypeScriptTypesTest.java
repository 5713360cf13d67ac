package org.clysm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.clysm.testing.Processes;
import org.clysm.testing.TestTools;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * NAME.d.ts: TypeScript, by the strictest rules, accepts {@code src/test/typescript/right.ts} and refuses each marked
 * line of {@code wrong.ts}; both use {@code program.lisp}.
 */
class TypeScriptTypesTest {

    private static final Path PROGRAMS = TestTools.projectRoot().resolve("cli/src/test/typescript");

    @TempDir
    private Path folder;

    private Path copy(String name) throws Exception {
        return Files.copy(PROGRAMS.resolve(name), folder.resolve(name));
    }

    @Test
    void typesSayWhatCrosses() throws Exception {
        CommandRun.build(copy("program.lisp"));
        copy("right.ts");
        copy("wrong.ts");
        String errors = Processes.node(
                folder,
                TestTools.typescript().toString(),
                "--noEmit",
                "--strict",
                "--target",
                "esnext",
                "--module",
                "esnext",
                "--moduleResolution",
                "bundler",
                "--lib",
                "esnext,dom",
                "right.ts",
                "wrong.ts");
        assertThat(errors).isEmpty();
    }

    @Test
    void documentationIsThere() throws Exception {
        CommandRun.build(copy("program.lisp"));
        assertThat(folder.resolve("out/program.d.ts")).content().contains("""
              host: {
                user: {
                  /**
                   * The name of the user.
                   *
                   * NIL if there is none.
                   */
                  name: () => string | null | undefined;
                };
            """, """
              /**
               * Greet somebody.
               *
               * NAME may be null.
               */
              greet(name: string | null | undefined, times?: number, options?: { fillChar?: string }): string | null;
            """, """
              depth(rootNode: null | undefined | (NodeLike)): number;
            """, """
              'same-id'(default_: IdLike): null | (Id);
            """, """
              /** Return a copy of STRING with the characters from START to END in upper case. */
              upcase(argument1: string | null | undefined): string | null;
            """, """
            /** The colors of a traffic light: * / red, green. */
            export type Color = 0 | 1;
            """, """
            /** A node of a tree. */
            export interface NodeLike {
              value: number;
              left: null | undefined | (NodeLike);
              right?: NodeLike;
            }
            """, """
            export type Date2 = Date;
            """);
    }
}
