package org.clysm.compiler.data;

/** An object that lives in the image and has no form here: a function, an instance, a hash table, a stream. */
public record Handle(int id) {}
