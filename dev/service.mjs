// What scripts share that answer questions of the tests, many in one process.

/**
 * Reads questions from standard input and writes answers to standard output, until the input ends. Each stands after
 * its length in bytes, a number of 32 bits, little endian.
 *
 * @param {(question: Buffer) => string | Promise<string>} answer
 */
export async function serve(answer) {
    let pending = Buffer.alloc(0);
    for await (const chunk of process.stdin) {
        pending = Buffer.concat([pending, chunk]);
        while (pending.length >= 4 && pending.length >= 4 + pending.readUInt32LE(0)) {
            const end = 4 + pending.readUInt32LE(0);
            send(Buffer.from(await answer(pending.subarray(4, end))));
            pending = pending.subarray(end);
        }
    }
}

function send(bytes) {
    const length = Buffer.alloc(4);
    length.writeUInt32LE(bytes.length);
    process.stdout.write(Buffer.concat([length, bytes]));
}
