package org.clysm.compiler.wasm.binary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.clysm.compiler.wasm.SampleModule;
import org.clysm.compiler.wasm.text.TextPrinter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the reader refuses, and what it makes of modules that our own writer would not write. */
class ModuleReaderTest {

    private static final String HEADER = "0061736d 01000000 ";

    /** Type 0 takes nothing and gives nothing; one function has it. */
    private static final String ONE_FUNCTION = "01 04 01 60 00 00  03 02 01 00 ";

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        00617363 01000000                           | no WebAssembly module of version 1 at offset 0x0
        0061736d 02000000                           | no WebAssembly module of version 1 at offset 0x0
        0061736d 01                                 | unexpected end at offset 0x4
        0061736d 01000000 01                        | unexpected end at offset 0x9
        0061736d 01000000 01 05 00                  | unexpected end at offset 0xa
        0061736d 01000000 01 02 00 00               | section 1 is longer than its content at offset 0xb
        0061736d 01000000 01 06 8080808000          | unexpected end at offset 0xa
        0061736d 01000000 01 06 808080808000        | integer too large at offset 0xa
        0061736d 01000000 01 05 8080808010          | integer too large at offset 0xa
        0061736d 01000000 01 01 7f                  | count too large at offset 0xa
        0061736d 01000000 0e 01 00                  | section 14 is not supported at offset 0x8
        0061736d 01000000 05 03 01 00 01            | section 5 is not supported at offset 0x8
        0061736d 01000000 03 01 00 01 01 00         | section 1 is not in its place at offset 0xb
        0061736d 01000000 01 01 00 01 01 00         | section 1 is not in its place at offset 0xb
        0061736d 01000000 01 02 01 61               | no type begins like this at offset 0xb
        0061736d 01000000 01 05 01 60 01 7b 00      | no value type has the code 0x7b at offset 0xd
        0061736d 01000000 01 06 01 60 01 63 01 00   | no type has the index 1 at offset 0xe
        0061736d 01000000 01 06 01 60 01 63 7f 00   | no type has the index -1 at offset 0xe
        0061736d 01000000 01 04 01 5e 7f 02         | neither mutable nor immutable at offset 0xd
        0061736d 01000000 01 06 01 50 01 00 5f 00   | no earlier type has the index 0 at offset 0xd
        0061736d 01000000 01 07 01 50 02 00 00 5f 00 | more than one supertype at offset 0xc
        0061736d 01000000 02 06 01 01 ff 01 61 00   | a name is not in UTF-8 at offset 0xb
        0061736d 01000000 02 09 01 01 61 01 62 02 00 01 00 | import of a kind that is not supported at offset 0xf
        0061736d 01000000 02 07 01 01 61 01 62 00 00 | no type has the index 0 at offset 0x10
        0061736d 01000000 01 03 01 5f 00 03 02 01 00 | $type0 is no FunctionType at offset 0x10
        0061736d 01000000 01 04 01 60 00 00 0d 03 01 01 00 | a tag that is not for exceptions at offset 0x11
        0061736d 01000000 06 06 01 7f 00 23 00 0b   | no global has the index 0 at offset 0xe
        0061736d 01000000 06 06 01 7f 00 41 00 05   | else without if at offset 0xf
        0061736d 01000000 07 05 01 01 61 02 00      | export of a kind that is not supported at offset 0xd
        0061736d 01000000 08 01 00                  | no function has the index 0 at offset 0xa
        0061736d 01000000 09 05 01 01 00 01 00      | an element segment that does not just declare functions \
        at offset 0xb
        0061736d 01000000 0b 04 01 00 00 00         | a data segment that is not passive at offset 0xb
        0061736d 01000000 0c 01 00 0b 03 01 01 00   | more data segments than announced at offset 0xe
        0061736d 01000000 0c 01 01                  | the number of data segments is not what was announced \
        at offset 0xb
        """)
    void refusesMalformedModules(String hex, String message) {
        assertThatExceptionOfType(MalformedModuleException.class)
                .isThrownBy(() -> ModuleReader.read(bytes(hex)))
                .withMessage(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        00 0b 0b          | the code of a function is longer than its content at offset 0x18
        00                | unexpected end at offset 0x17
        00 27 0b          | no instruction known here has the opcode 0x27 at offset 0x17
        00 fb 1f 0b       | no instruction known here has the opcode 0xfb1f at offset 0x17
        00 fc 81 02 0b    | no instruction known here has the opcode 0xfd01 at offset 0x17
        00 0c 01 0b       | no label has the index 1 at offset 0x18
        00 20 00 0b       | no local has the index 0 at offset 0x18
        00 10 01 0b       | no function has the index 1 at offset 0x18
        00 14 01 0b       | no type has the index 1 at offset 0x18
        00 fb 00 00 0b    | $type0 is no StructType at offset 0x19
        00 fb 06 00 0b    | $type0 is no ArrayType at offset 0x19
        00 08 00 0b       | no tag has the index 0 at offset 0x18
        00 02 41 0b 0b    | no value type has the code 0x41 at offset 0x18
        00 02 7b 0b 0b    | no value type has the code 0x7b at offset 0x18
        00 02 01 0b 0b    | no type has the index 1 at offset 0x18
        00 05 0b          | else without if at offset 0x17
        00 04 40 05 05 0b | else without if at offset 0x1a
        00 1f 40 01 04 0b | no catch clause begins like this at offset 0x1a
        00 1c 02 7f 7f 0b | select of other than one value at offset 0x17
        00 fb 18 04 00    | no cast has these flags at offset 0x19
        00 41 8080808008  | integer too large at offset 0x18
        00 42 80808080808080808001 | integer too large at offset 0x18
        01 ffffff7f 7f 0b | no local has the index 268435455 at offset 0x17
        """)
    void refusesMalformedCode(String hex, String message) {
        var code = hex.replace(" ", "");
        var body = "%02x01%02x".formatted(code.length() / 2 + 2, code.length() / 2) + code;
        assertThatExceptionOfType(MalformedModuleException.class)
                .isThrownBy(() -> ModuleReader.read(bytes(HEADER + ONE_FUNCTION + "0a" + body)))
                .withMessage(message);
    }

    @ParameterizedTest
    @CsvSource({"'', functions without code", "0a 01 00, functions without code"})
    void refusesFunctionsWithoutCode(String code, String message) {
        assertThatExceptionOfType(MalformedModuleException.class)
                .isThrownBy(() -> ModuleReader.read(bytes(HEADER + ONE_FUNCTION + code)))
                .withMessageContaining(message);
    }

    @Test
    void refusesCodeWithoutFunction() {
        assertThatExceptionOfType(MalformedModuleException.class)
                .isThrownBy(() -> ModuleReader.read(bytes(HEADER + "0a 04 01 02 00 0b")))
                .withMessage("more code than functions at offset 0xb");
    }

    @Test
    void refusesEveryTruncationWithoutOtherFailures() {
        byte[] whole = ModuleWriter.write(SampleModule.build(), NameDetail.NONE).bytes();
        int accepted = 0;
        for (int length = 0; length < whole.length; length++) {
            try {
                ModuleReader.read(Arrays.copyOf(whole, length));
                accepted++;
            } catch (MalformedModuleException expected) {
                assertThat(expected.offset()).isLessThanOrEqualTo(length);
            }
        }
        // Only where a whole section is missing that nothing announced can the rest be a module.
        assertThat(accepted).isLessThan(8);
    }

    @Test
    void survivesEveryWrongByte() {
        byte[] whole = ModuleWriter.write(SampleModule.build(), NameDetail.ALL).bytes();
        int refused = 0;
        for (int position = 0; position < whole.length; position++) {
            for (int wrong : new int[] {0, 0x7F, 0x80, 0xFF}) {
                byte[] changed = whole.clone();
                changed[position] = (byte) wrong;
                try {
                    ModuleReader.read(changed);
                } catch (MalformedModuleException expected) {
                    refused++;
                }
            }
        }
        assertThat(refused).isGreaterThan(whole.length);
    }

    @Test
    void refusesNestingThatItCannotHold() {
        var deep = HexFormat.of().parseHex("0240".repeat(3000) + "0b".repeat(3001));
        var sink = new ByteSink();
        sink.writeBytes(bytes(HEADER + ONE_FUNCTION + "0a"));
        sink.writeUnsigned(deep.length + 4);
        sink.writeByte(1);
        sink.writeUnsigned(deep.length + 1);
        sink.writeByte(0);
        sink.writeBytes(deep);
        assertThatExceptionOfType(MalformedModuleException.class)
                .isThrownBy(() -> ModuleReader.read(sink.toByteArray()))
                .withMessageContaining("more than 1000 nested instructions");
    }

    @Test
    void givesBranchesOutOfTheFunctionABlockAroundItsCode() {
        var module = ModuleReader.read(bytes(HEADER + ONE_FUNCTION + "0a 08 01 06 00 41 00 0d 00 0b"));
        assertThat(TextPrinter.print(module.functions().getFirst())).isEqualTo("""
            (func $func0 (type $type0)
              block $function
                i32.const 0
                br_if $function
              end
            )
            """);
    }

    @Test
    void makesNamesUnique() {
        var names = "00 0e 04 6e616d65 01 07 02 00 01 61 01 01 61";
        var module = ModuleReader.read(
                bytes(HEADER + "01 04 01 60 00 00  03 03 02 00 00  0a 07 02 02 00 0b 02 00 0b " + names));
        assertThat(module.functions())
                .extracting(function -> function.ref().name())
                .isEqualTo(List.of("a", "a#1"));
    }

    @Test
    void ignoresAMalformedNameSection() {
        var module = ModuleReader.read(bytes(HEADER + ONE_FUNCTION + "0a 04 01 02 00 0b 00 08 04 6e616d65 01 05 02"));
        assertThat(module.functions().getFirst().ref().name()).isEqualTo("func0");
    }
}
