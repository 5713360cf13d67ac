// Objects of Lisp have no text that all engines agree on.
function slotsText(slots) {
  return JSON.stringify(slots, (_, value) => (Object.getPrototypeOf(Object(value)) === null ? 'opaque' : value));
}

export default ({ exports }) => {
  for (const call of [() => exports.fail(5), () => exports.div(1, 0), () => exports.name(5)]) {
    try {
      call();
    } catch (e) {
      console.log(e instanceof TypeError, e.name, e.message, e.type, slotsText(e.slots), e.lispStack.join());
      if (e.type === 'MY-ERROR') console.log(exports.back(e.condition));
    }
  }
};
