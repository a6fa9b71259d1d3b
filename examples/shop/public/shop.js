// The little that the shop's pages do in the browser: switch the account, and open the chat from a button.

const otherTabs = new BroadcastChannel('shop-account');
const picker = document.querySelector('#account');

/** Verbs may come before the chat has loaded; it serves what waits in this list. */
function chat(...call) {
  window.Xiaoer ??= [];
  window.Xiaoer.push(call);
}

/** Shows this page as the account sees it, without leaving it. */
async function showAgain() {
  const response = await fetch(location.href, { headers: { accept: 'text/html' } });
  const fresh = new DOMParser().parseFromString(await response.text(), 'text/html');
  document.title = fresh.title;
  document.querySelector('#main').replaceChildren(...fresh.querySelector('#main').childNodes);
}

/** From here on the page and the chat are this account's; the cookie says so already. */
async function becomeAccount() {
  const { value, selectedOptions } = picker;
  chat('setUser', value === 'guest' ? null : { id: value, name: selectedOptions[0].label });
  await showAgain();
}

async function logIn(account) {
  const response = await fetch('/api/login', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ account }),
  });
  if (!response.ok) return;
  otherTabs.postMessage(account);
  await becomeAccount();
}

picker.addEventListener('change', () => void logIn(picker.value));

otherTabs.addEventListener('message', ({ data }) => {
  picker.value = data;
  void becomeAccount();
});

document.addEventListener('click', ({ target }) => {
  if (target instanceof Element && target.closest('[data-ask]') !== null) chat('open');
});
