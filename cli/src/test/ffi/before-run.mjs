function show(exports, names) {
  for (const name of names) {
    try {
      console.log(name, exports[name](9));
    } catch (error) {
      console.log(name, `${error.name}: ${error.message}`);
    }
  }
}

let loadTime;

export function instantiated({ exports }) {
  show(exports, ['noVariable', 'value', 'bound', 'value', 'byName', 'fail', 'handle', 'value', 'setValue', 'value']);
  loadTime = exports.loadTime();
}

export default function ({ exports }) {
  console.log('the same load-time value', loadTime === exports.loadTime());
  show(exports, ['noVariable', 'value', 'bound', 'byName', 'fail', 'handle', 'value', 'setValue', 'value']);
}
