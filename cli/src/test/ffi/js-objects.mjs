class Widget {}

export const host = {
  frozen: Object.freeze({}),
  object: {
    text: 'some text',
    keyCode: 13,
    inner: {
      deep: 'deep text',
      list: [1, 'second'],
      name: (length) => 'x'.repeat(length),
      self() {
        return this;
      },
    },
    addUp: (...args) => args.reduce((sum, each) => sum + each, 0),
    fail(why) {
      throw new Error(why);
    },
    *countTo(limit) {
      try {
        for (let i = 1; i <= limit; i++) yield i;
      } finally {
        this.closed = limit;
      }
    },
    instance: () => new Widget(),
  },
};
