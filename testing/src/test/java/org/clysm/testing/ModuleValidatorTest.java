package org.clysm.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class ModuleValidatorTest {

    private static final String HEADER = "0061736d01000000";

    /** One function of type () -> i32 with a body of the given bytes. */
    private static byte[] moduleWithBody(String body) {
        int size = body.length() / 2 + 2;
        String code = "0a%02x01%02x00".formatted(size + 2, size) + body + "0b";
        return bytes(HEADER + "010501600001" + "7f" + "03020100" + code);
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    @Test
    void acceptsValidModulesAfterInvalidOnes() {
        byte[] valid = moduleWithBody("412a");
        byte[] wrongType = moduleWithBody("44000000000000f03f");
        byte[] truncated = bytes("0061736d0100");

        ModuleValidator.assertValid(valid);
        assertThat(ModuleValidator.complaints(wrongType)).contains("function body type must match");
        assertThat(ModuleValidator.complaints(truncated)).contains("error in parsing wasm binary");
        assertThatThrownBy(() -> ModuleValidator.assertValid(wrongType)).isInstanceOf(AssertionError.class);
        ModuleValidator.assertValid(valid);
    }

    @Test
    void acceptsGarbageCollectedTypesAndRefusesFeaturesThatWeDoNotUse() {
        byte[] arrayType = bytes(HEADER + "0104015e6f01");
        byte[] sharedMemory = bytes(HEADER + "05040103" + "0101");
        ModuleValidator.assertValid(arrayType);
        assertThat(ModuleValidator.complaints(sharedMemory)).isNotEqualTo("[]");
    }

    @Test
    void refusesEveryLinearMemory() {
        byte[] memory = bytes(HEADER + "0503010001");
        byte[] importedMemory = bytes(HEADER + "020801016d016d020001");
        assertThat(ModuleValidator.complaints(memory)).contains("linear memory");
        assertThat(ModuleValidator.complaints(importedMemory)).contains("linear memory");
    }
}
