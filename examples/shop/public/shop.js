// The little that the shop's pages do in the browser: switch the account, and open the chat from a button.

const accountsOfOtherTabs = new BroadcastChannel('shop-account');
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

async function becomeAccount() {
  const { value, selectedOptions } = picker;
  chat('setUser', value === 'guest' ? null : { id: value, name: selectedOptions[0].label });
  await showAgain();
}

picker.addEventListener('change', async () => {
  const response = await fetch('/api/login', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ account: picker.value }),
  });
  if (!response.ok) return;
  accountsOfOtherTabs.postMessage(picker.value);
  await becomeAccount();
});

accountsOfOtherTabs.addEventListener('message', async ({ data }) => {
  picker.value = data;
  await becomeAccount();
});

document.addEventListener('click', (event) => {
  if (event.target.closest('[data-ask]')) chat('open');
});
