import type { Readable, StatusView } from '@xiaoer/core';
import type { VNode } from 'preact';
import { useFace } from './face.ts';
import type { Phrases } from '../locales/strings.ts';

/** Told while the server cannot be reached. */
export function ConnectionBanner({ status }: { status: Readable<StatusView> }): VNode {
  const { words } = useFace();
  const isOffline = status.value.connection === 'offline';
  return (
    <div class="banner-frame" role="status">
      {isOffline && (
        <p class="banner" data-tone="warning">
          {words.strings.offline}
        </p>
      )}
    </div>
  );
}

/** Told while what answers cannot be had: another try, or a person. */
export function MindBanner({ status }: { status: Readable<StatusView> }): VNode | null {
  const { actions, words } = useFace();
  const { mind, connection, handoff } = status.value;
  const isHandedOver = handoff === 'requested' || handoff === 'queued' || handoff === 'assigned';
  if (mind !== 'failed' || isHandedOver) return null;
  return (
    <div class="banner" role="alert">
      <p>{words.strings.mindFailed}</p>
      <button type="button" class="text-button" onClick={() => actions.retry()}>
        {words.strings.tryAgain}
      </button>
      {connection !== 'local' && (
        <button type="button" class="text-button" onClick={() => actions.requestHuman()}>
          {words.strings.requestHuman}
        </button>
      )}
    </div>
  );
}

function place(status: StatusView, { strings, fill }: Phrases): string | null {
  if (!status.isServiceOpen) return strings.serviceClosed;
  if (status.position === null) return null;
  if (status.position <= 1) return strings.queueNext;
  return fill(strings.queuePosition, { count: status.position - 1, position: status.position });
}

/** Where the customer stands on the way to a person, with the way out. */
export function HandoffBanner({ status }: { status: Readable<StatusView> }): VNode {
  const { actions, words } = useFace();
  const { strings } = words;
  const now = status.value;
  const isWaiting = now.handoff === 'requested' || now.handoff === 'queued';
  const isTalking = now.handoff === 'assigned';
  const where = isWaiting ? place(now, words) : null;
  return (
    <div class="banner-frame" role="status">
      {(isWaiting || isTalking) && (
        <div class="banner" data-tone={isTalking ? 'person' : 'waiting'}>
          <p>
            <strong>
              {isTalking ? words.fill(strings.assigned, { name: now.agentName ?? strings.agent }) : strings.queued}
            </strong>
            {where && <span>{where}</span>}
          </p>
          <button type="button" class="text-button" onClick={() => actions.endHandoff()}>
            {isTalking ? strings.endTalk : strings.leaveQueue}
          </button>
        </div>
      )}
    </div>
  );
}
