import type { Command, Decision } from '../commands.ts';
import type { Snapshot } from '../snapshot.ts';
import { topFrame } from '../snapshot.ts';
import { isAffirm, isCancel, isDeny } from '../words.ts';

/** The upset score from which a complaint goes to a person at once. */
const angry = 0.5;

const queueWords = /排(?:到|队|在|第)|第?几位|前面(?:还有)?(?:几|多少)|等多久|还要等|\b(?:queue|position|how long)\b/u;
const leaving = /(?:不用|不要|不|别)(?:再)?(?:转|等|排|找)(?:人工|队|了)|不(?:需要|要)人工/u;
const humanWish =
  /(?:转|找|要|叫|接|换).{0,4}(?:人工|真人|客服人员|人来)|^人工(?:客服|服务)?$|\b(?:real|human|live) (?:person|agent|being|representative)\b|\b(?:talk|speak) to (?:a|an|some)(?:one| person| human| agent)/u;

/** The wish for a person, complaints with anger, the offer taken up, and the wait in the queue. */
export function handoffPolicy({ heard, pack, state }: Snapshot): Decision | null {
  const top = heard.understanding?.intents[0] ?? null;
  const isSure = (id: string) => top?.id === id && top.confidence >= pack.thresholds.act;
  const decide = (rule: string, reason: string, intent: string | null, commands: readonly Command[]): Decision => ({
    policy: 'handoff',
    rule,
    reason,
    intent,
    confidence: top?.confidence ?? 1,
    commands,
  });
  const queue = (intent: string) => pack.intents[intent]?.queue ?? 'general';
  const { phase, position } = state.handoff;
  const isWaiting = phase === 'requested' || phase === 'queued';
  if (
    isWaiting &&
    (queueWords.test(heard.plain) ||
      isSure('service.human') ||
      isSure('service.urge_reply') ||
      isSure('service.complaint') ||
      humanWish.test(heard.plain))
  ) {
    const repair = position === null ? 'handoff_waiting' : 'handoff_queued';
    return decide('position', 'A person is on the way already; the place in the queue is told.', 'service.human', [
      { type: 'say', repair, offersHuman: false },
    ]);
  }
  if (isWaiting && (isCancel(heard.plain) || leaving.test(heard.plain))) {
    return decide('left_queue', 'The customer does not want to wait for a person any more.', null, [
      { type: 'leave_queue' },
    ]);
  }
  if (isWaiting) return null;
  if (isSure('service.human') || humanWish.test(heard.plain)) {
    return decide('asked', 'The customer asks for a person.', 'service.human', [
      { type: 'handoff', reason: 'asked', queue: queue('service.human') },
    ]);
  }
  const upset = heard.understanding?.emotion.upset ?? 0;
  if (isSure('service.complaint') && upset >= Math.min(angry, pack.thresholds.upset)) {
    return decide('angry_complaint', 'An angry complaint belongs to a person.', 'service.complaint', [
      { type: 'say', repair: 'upset', offersHuman: false },
      { type: 'handoff', reason: 'upset', queue: queue('service.complaint') },
    ]);
  }
  const isOpen = topFrame(state)?.asks != null;
  if (phase === 'offered' && !isOpen && isAffirm(heard.plain)) {
    return decide('offer_taken', 'The customer takes the offer of a person.', 'service.human', [
      { type: 'handoff', reason: 'asked', queue: 'general' },
    ]);
  }
  if (phase === 'offered' && !isOpen && isDeny(heard.plain)) {
    return decide('offer_declined', 'The customer wants no person.', null, [
      { type: 'say', repair: 'nothing_to_cancel', offersHuman: false },
    ]);
  }
  return null;
}
