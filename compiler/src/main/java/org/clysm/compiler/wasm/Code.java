package org.clysm.compiler.wasm;

import java.util.List;

/** A sequence of instructions. */
public record Code(List<Instruction> instructions) {

  public static final Code EMPTY = new Code(List.of());

  public Code {
    instructions = List.copyOf(instructions);
  }

  public static Code of(Instruction... instructions) {
    return new Code(List.of(instructions));
  }

  public boolean isEmpty() {
    return instructions.isEmpty();
  }
}
