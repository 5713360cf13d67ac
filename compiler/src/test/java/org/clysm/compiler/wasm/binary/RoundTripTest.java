package org.clysm.compiler.wasm.binary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import org.clysm.compiler.wasm.Code;
import org.clysm.compiler.wasm.Function;
import org.clysm.compiler.wasm.Instruction;
import org.clysm.compiler.wasm.Operator;
import org.clysm.compiler.wasm.SampleModule;
import org.clysm.testing.ModuleValidator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Everything that is written is valid, and reads back as it was. */
class RoundTripTest {

    @ParameterizedTest
    @EnumSource
    void sampleIsValid(NameDetail detail) {
        ModuleValidator.assertValid(
                ModuleWriter.write(SampleModule.build(), detail).bytes());
    }

    @Test
    void writesTheSameBytesEachTime() {
        assertThat(ModuleWriter.write(SampleModule.build(), NameDetail.ALL).bytes())
                .isEqualTo(
                        ModuleWriter.write(SampleModule.build(), NameDetail.ALL).bytes());
    }

    @Test
    void writesWhatItReadAsItWas() {
        byte[] bytes = ModuleWriter.write(SampleModule.build(), NameDetail.ALL).bytes();
        assertThat(ModuleWriter.write(ModuleReader.read(bytes), NameDetail.ALL).bytes())
                .isEqualTo(bytes);
    }

    @Test
    void sampleHasEveryOperatorAndInstruction() {
        var module = SampleModule.build();
        var code = module.functions().stream().map(Function::body).toList();
        var kinds = new HashSet<Object>();
        for (Code body : code) {
            body.walk(instruction -> {
                kinds.add(instruction.getClass());
                if (instruction instanceof Instruction.Simple(var operator)) {
                    kinds.add(operator);
                }
            });
        }
        assertThat(kinds).contains((Object[]) Operator.values());
        assertThat(kinds).contains((Object[]) Instruction.class.getPermittedSubclasses());
    }

    @ParameterizedTest
    @EnumSource
    void operatorsAreFoundByTheirOpcodes(Operator operator) {
        assertThat(Opcodes.operator(operator.opcode())).isSameAs(operator);
    }
}
