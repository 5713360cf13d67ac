export const host = { userName: () => 'Ada' };

export default function ({ exports }) {
  console.log(exports.greeting('Grace'));
}
