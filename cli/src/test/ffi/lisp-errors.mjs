export default ({ exports }) => {
  for (const call of [() => exports.fail(5), () => exports.div(1, 0), () => exports.name(5)]) {
    try {
      call();
    } catch (e) {
      console.log(e instanceof TypeError, e.name, e.message, e.type, JSON.stringify(e.slots), e.lispStack.join());
      if (e.type === 'MY-ERROR') console.log(exports.back(e.condition));
    }
  }
};
