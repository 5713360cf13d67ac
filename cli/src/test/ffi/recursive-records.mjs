function mirror({ value, left, right }) {
  return { value, left: right ? mirror(right) : null, ...(left ? { right: mirror(left) } : {}) };
}

export const host = { mirror, text: JSON.stringify };

export default function ({ exports }) {
  const show = (name, argument) => {
    try {
      console.log(name, JSON.stringify(exports[name](argument)));
    } catch (error) {
      console.log(name, `${error.name}: ${error.message}`);
    }
  };
  show('depth', null);
  show('depth', { value: 1, left: { value: 2, left: null }, right: { value: 3, left: null } });
  show('depth', { value: 1, left: { value: 2, left: { value: 1.5, left: null } } });
  show('depth', { value: 1, left: { value: 2, left: 5 } });
  show('tree', 2);
  const inner = { name: 'b', entries: new Set([{ size: 10 }]) };
  show('total', { name: 'a', entries: [{ size: 1 }, { size: 2, folder: inner }] });
  show('total', { name: 'a', entries: [{ size: 2, folder: { name: 'b', entries: [{ size: 'x' }] } }] });
  const circle = { value: 1 };
  circle.left = circle;
  show('depth', circle);
  const folder = { name: 'a', entries: [] };
  folder.entries.push({ size: 1 }, { size: 2, folder });
  show('total', folder);
}
