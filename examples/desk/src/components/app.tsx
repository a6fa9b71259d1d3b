import type { Desk } from '../desk.ts';
import { Conversation } from './conversation.tsx';
import { CustomerPanel } from './customer-panel.tsx';
import { QueueList } from './queue-list.tsx';
import { TopBar } from './top-bar.tsx';

function Empty({ desk }: { desk: Desk }) {
  const { waiting } = desk.queue.value;
  return (
    <section class="conversation blank">
      <p>{waiting.length > 0 ? '从左边接入一位顾客。' : '现在没有人排队，喝口水吧。'}</p>
    </section>
  );
}

/** The agents' page: who waits, what is said, who the customer is. */
export function App({ desk }: { desk: Desk }) {
  const open = desk.open.value;
  if (desk.isLoaded.value && desk.signIn.value.agent === null) {
    return <p class="closed">没有登录。请在运行店铺的机器上用 http://localhost 打开客服工作台。</p>;
  }
  return (
    <div class={open === null ? 'desk' : 'desk talking'}>
      <TopBar desk={desk} />
      <QueueList desk={desk} />
      {open === null ? <Empty desk={desk} /> : <Conversation key={open.conversation} desk={desk} open={open} />}
      {open === null ? null : <CustomerPanel key={`customer-${open.conversation}`} open={open} />}
      <p class={desk.notice.value === null ? 'notice' : 'notice shown'} role="status">
        {desk.notice.value}
        {desk.notice.value === null ? null : (
          <button type="button" onClick={() => (desk.notice.value = null)}>
            知道了
          </button>
        )}
      </p>
    </div>
  );
}
