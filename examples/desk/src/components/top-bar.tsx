import type { Desk } from '../desk.ts';

/** Who sits here, and whether the desk hears the server. */
export function TopBar({ desk }: { desk: Desk }) {
  const { agent, agents } = desk.signIn.value;
  const isConnected = desk.isConnected.value;
  return (
    <header class="bar">
      <h1>客服工作台</h1>
      <p class={isConnected ? 'link on' : 'link'} role="status">
        {isConnected ? '已连接' : '正在连接…'}
      </p>
      <label>
        <span>当前客服</span>
        <select
          value={agent?.id ?? ''}
          aria-label="当前客服"
          onChange={(event) => void desk.become(event.currentTarget.value)}
        >
          {agents.map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
        </select>
      </label>
    </header>
  );
}
