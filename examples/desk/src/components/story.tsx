import type { ConversationEvent } from '@xiaoer/core/events';
import { storyOf } from '../story.ts';

/** What the bot did with each message, and why. */
export function Story({ events }: { events: readonly ConversationEvent[] }) {
  const turns = storyOf(events);
  if (turns.length === 0) return null;
  return (
    <section>
      <h3>机器人做了什么，为什么</h3>
      <ol class="story" aria-label="机器人的判断">
        {turns.map((turn) => (
          <li key={turn.id}>
            <p class="said">「{turn.said}」</p>
            {turn.intents.length === 0 ? null : (
              <p class="intents">
                {turn.intents.map((intent) => (
                  <span key={intent.id}>
                    {intent.id} {intent.percent}%
                  </span>
                ))}
              </p>
            )}
            {turn.reason === null ? null : (
              <p>
                <b>{turn.policy}</b> {turn.reason}
              </p>
            )}
            {turn.steps.map((step, index) => (
              <p key={index} class={`step ${step.kind}`}>
                {step.text}
              </p>
            ))}
          </li>
        ))}
      </ol>
    </section>
  );
}
