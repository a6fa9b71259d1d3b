// Called before either widget has loaded: a queue as an array, and one as a function.
window.Left = [
  ['prefill', '左边的草稿'],
  ['on', 'open', () => (document.title = 'left is open')],
];
window.Right = (...call) => (window.Right.q ??= []).push(call);
window.Right('setTheme', 'light');
window.heard = [];
for (const name of ['ready', 'open', 'close', 'message:sent']) {
  window.addEventListener(`xiaoer:${name}`, ({ detail }) =>
    window.heard.push(`${name} ${detail.appId ?? detail.text}`),
  );
}
