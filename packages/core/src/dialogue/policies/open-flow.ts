import type { Frame } from '../../session/state.ts';
import { pickText } from '../../pack/template.ts';
import type { Command, Decision } from '../commands.ts';
import { readCorrections, readOpenSlots } from '../reading.ts';
import type { Snapshot } from '../snapshot.ts';
import { topFrame } from '../snapshot.ts';
import { isAffirm, isAnother, isCancel, isCorrection, isDeny, isRepeat, isRetry, isSkip } from '../words.ts';
import { digression } from './digression.ts';
import { sameAsBefore } from '../same-as-before.ts';
import { changedWish, isEcho, isSameWish, repeatsChoice } from './echo.ts';
import { inScopeIntent } from './intent.ts';
import { isOwnYes } from './own-yes.ts';
import { intentCommands } from './intent-commands.ts';
import { hasLadder, isSkippable, isUnmistakable, triedSlot } from './question.ts';

/** With nothing open, a longer sentence that begins like giving up may hold a wish: “算了，退款吧”. */
const longestCancel = 4;

/** Confidence from which the model's yes counts as one; a write may follow. */
const plainAnswer = 0.95;

/** With something open, giving up is certain and the wish behind it must be too. */
const sureWish = 0.8;

/** The words for the flow that waits: stop, its question, a correction, another question in between, else the ladder. */
export function openFlowPolicy(snapshot: Snapshot): Decision | null {
  const frame = topFrame(snapshot.state);
  if (frame?.asks == null) return freeControl(snapshot);
  const { plain } = snapshot.heard;
  if (frame.asks === 'resume' || frame.asks === 'retry') return waiting(snapshot, frame, frame.asks);
  if (isRepeat(plain)) return decided('repeat', 'The customer asks to hear it again.', [{ type: 'repeat' }]);
  if (frame.asks === 'confirm') return confirming(snapshot, frame);
  if (isCancel(plain)) {
    return decided('cancel', 'The customer gives the matter up.', [{ type: 'cancel' }, ...newWish(snapshot, frame)]);
  }
  if (frame.asks === 'login') {
    const isAgreed = inScopeIntent(snapshot)?.id === 'chat.affirm';
    return isAgreed
      ? decided('login_first', 'The customer agrees, but is not signed in yet.', [{ type: 'repeat' }])
      : null;
  }
  return asking(snapshot, frame, frame.asks);
}

function freeControl(snapshot: Snapshot): Decision | null {
  const { heard } = snapshot;
  if (isRepeat(heard.plain)) return decided('repeat', 'The customer asks to hear it again.', [{ type: 'repeat' }]);
  const wish = inScopeIntent(snapshot);
  const hasWish = wish !== null && wish.confidence >= snapshot.pack.thresholds.act && !wish.id.startsWith('chat.');
  const isWish = hasWish && (heard.plain.length > longestCancel || wish.confidence >= plainAnswer);
  // With nothing open, “取消” can only mean an order.
  if (isCancel(heard.plain) && !isWish)
    return decided('nothing_to_cancel', 'Nothing is open that could be stopped.', [{ type: 'cancel' }]);
  return null;
}

/** What the customer wants instead: “算了，那个耳机防水吗”. */
function newWish(snapshot: Snapshot, frame: Frame): readonly Command[] {
  const top = inScopeIntent(snapshot);
  const isLonger = snapshot.heard.plain.length > longestCancel;
  if (!isLonger || top === null || top.confidence < sureWish || top.id.startsWith('chat.')) return [];
  return snapshot.pack.intents[top.id]?.flow === frame.flow ? [] : (intentCommands(snapshot, top.id) ?? []);
}

/** Waits that other talk may pass by: the offer to try again, and the question whether to go on. */
function waiting({ heard }: Snapshot, _frame: Frame, asks: 'resume' | 'retry'): Decision | null {
  const { plain } = heard;
  if (isCancel(plain) || isDeny(plain))
    return decided('cancel', 'The customer does not want to go on.', [{ type: 'cancel' }]);
  if (isAffirm(plain) || (asks === 'retry' && isRetry(plain))) {
    return decided(asks, asks === 'retry' ? 'The call is tried again.' : 'The interrupted flow goes on.', [
      { type: asks },
    ]);
  }
  return null;
}

/** The model is all but sure of a plain yes, in words that no list has. */
function isUnderstoodYes({ heard }: Snapshot): boolean {
  const [top] = heard.understanding?.intents ?? [];
  return top?.id === 'chat.affirm' && top.confidence >= plainAnswer && !heard.isQuestion && heard.entities.length === 0;
}

function confirming(snapshot: Snapshot, frame: Frame): Decision | null {
  const { plain, isQuestion } = snapshot.heard;
  const corrections = readCorrections(snapshot, frame);
  const fresh = readOpenSlots(snapshot, frame, null);
  const isTakenBack = isCorrection(plain) || isDeny(plain) || isAnother(plain);
  if (corrections.length > 0 && (isTakenBack || (!isQuestion && !isAffirm(plain))))
    return corrected(corrections, fresh);
  const affirmed = decided('affirm', 'The customer agrees to the summary.', [{ type: 'affirm' }]);
  if (isAffirm(plain) || isOwnYes(snapshot, frame)) return affirmed;
  if (isDeny(plain) || isCancel(plain))
    return decided('deny', 'The customer does not agree to the summary.', [{ type: 'deny' }]);
  if (isUnderstoodYes(snapshot)) return affirmed;
  const side = digression(snapshot, frame);
  if (side !== null) return side;
  if (fresh.length > 0) return corrected(fresh, []);
  const changed = changedWish(snapshot, frame);
  if (changed.length > 0) return corrected(changed, []);
  if (isEcho(snapshot, frame) || isSameWish(snapshot, frame))
    return decided('echo', 'The customer repeats what is being served.', [{ type: 'ask' }]);
  return decided('unclear', 'Neither yes nor no nor a change.', [{ type: 'no_match' }]);
}

function asking(snapshot: Snapshot, frame: Frame, asks: string): Decision | null {
  const { heard, pack, state } = snapshot;
  const slot = pack.flows[frame.flow]?.slots?.[asks];
  const corrections = readCorrections(snapshot, frame).filter(
    ({ slot: name }) => isCorrection(heard.plain) || isUnmistakable(snapshot, frame, name, asks),
  );
  if (corrections.length > 0) return corrected(corrections, readOpenSlots(snapshot, frame, null));
  if (isEcho(snapshot, frame) || repeatsChoice(snapshot, frame, asks))
    return decided('echo', 'The sentence repeats what is known; the question stays.', [{ type: 'ask' }]);
  const before = Object.entries(sameAsBefore(snapshot, frame.flow)).filter(([name]) => frame.slots[name] === undefined);
  if (before.length > 0) {
    const commands = before.map(([name, fill]) => setCommand({ slot: name, fill }));
    return decided('same_as_before', 'The customer wants it as the last time.', commands);
  }
  const label = slot === undefined ? '' : snapshot.searches.normalize(pickText(slot.label, state.locale)).text;
  const isFreeText = slot !== undefined && ['text', 'address', 'person', 'organization', 'variant'].includes(slot.type);
  const found = readOpenSlots(snapshot, frame, asks);
  const isSkipped = isSkip(heard.plain, label) && !found.some((item) => item.slot === asks && !isFreeText);
  const others = found.filter((item) => item.slot !== asks);
  if (isSkipped && (slot?.optional === true || isSkippable(snapshot, frame, asks))) {
    return decided('skip', `The customer passes over ${asks}.`, [...others.map(setCommand), { type: 'skip' }]);
  }
  if (isSkipped && others.length === 0) {
    const told: Command = { type: 'say', repair: 'required', offersHuman: false };
    return decided('required', `The flow cannot do without ${asks}.`, [told, { type: 'ask' }]);
  }
  const side = digression(snapshot, frame);
  const isTyped = found.some((item) => item.fill.source !== 'text' || !isFreeText);
  const tried = found.length > 0 ? null : triedSlot(snapshot, frame, asks);
  // “我的邮箱是 abc@@x” answers what was asked, however much it sounds like another wish.
  const isAttempt = tried === asks && !heard.isQuestion;
  // A question is never taken as the free text of an answer.
  if (side !== null && !isTyped && !isAttempt) return side;
  if (found.length > 0) {
    const rest =
      side !== null && heard.isQuestion
        ? side.commands.filter(({ type }) => type === 'answer' || type === 'article')
        : [];
    const names = found.map((item) => item.slot).join(', ');
    return decided('slot', `The sentence gives ${names}.`, [...rest, ...found.map(setCommand)]);
  }
  if (tried !== null) {
    if (tried === asks && hasLadder(snapshot, frame, asks))
      return decided('invalid', `The sentence tries ${tried} with a wrong value.`, [{ type: 'no_match' }]);
    return decided('invalid', `The sentence tries ${tried} with a wrong value.`, [
      { type: 'say', repair: 'invalid', offersHuman: false, slot: tried },
      { type: 'ask' },
    ]);
  }
  if (side !== null) return side;
  const changed = changedWish(snapshot, frame);
  if (changed.length > 0) return corrected(changed, []);
  if (isSameWish(snapshot, frame))
    return decided('echo', 'The customer repeats the wish that is being served.', [{ type: 'ask' }]);
  return decided('unclear', `The sentence gives nothing for ${asks}.`, [{ type: 'no_match' }]);
}

function corrected(
  corrections: readonly { slot: string; fill: Extract<Command, { type: 'correct' }>['fill'] }[],
  fresh: readonly { slot: string; fill: Extract<Command, { type: 'set' }>['fill'] }[],
): Decision {
  const names = corrections.map(({ slot }) => slot).join(', ');
  const commands = corrections.map(({ slot, fill }): Command => ({ type: 'correct', slot, fill }));
  return decided('correct', `The customer takes back ${names}.`, [...fresh.map(setCommand), ...commands]);
}

function setCommand({ slot, fill }: { slot: string; fill: Extract<Command, { type: 'set' }>['fill'] }): Command {
  return { type: 'set', slot, fill };
}

function decided(rule: string, reason: string, commands: readonly Command[]): Decision {
  return { policy: 'flow', rule, reason, intent: null, confidence: 1, commands };
}
