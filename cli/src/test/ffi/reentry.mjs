let program;

export const host = {
  bounce: (n) => program.bounced(n),
  call: (f) => program.call(f),
  callGuarded(f) {
    try {
      return program.call(f);
    } catch (error) {
      throw error;
    }
  },
  callFinally(f) {
    try {
      return program.call(f);
    } finally {
      console.log('finally');
    }
  },
  callSwallowing(f) {
    try {
      program.call(f);
      return 'returned';
    } catch {
      return 'swallowed';
    }
  },
};

export function instantiated({ exports }) {
  program = exports;
}

export default function ({ exports }) {
  const show = (call) => {
    try {
      console.log(call());
    } catch (error) {
      console.log(`${error.name}: ${error.message}`);
    }
  };
  show(() => exports.state());
  for (let i = 0; i < 3; i++) show(() => exports.failInside(3));
  show(() => exports.throwInside());
  show(() => exports.valuesOf(5));
  show(() => exports.state());
}
