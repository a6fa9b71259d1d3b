import type { Text } from '../pack/message-schema.ts';

/** What the engine says when a pack has no text of that name under `responses`. Names are the pack's, without `repair.`. */
export const repairTexts: Readonly<Record<string, Text>> = {
  greeting: {
    'zh-CN': '您好，我是小二，请问有什么可以帮您?',
    'zh-TW': '您好，我是小二，請問有什麼可以幫您?',
    en: 'Hello, how can I help you?',
  },
  cancelled: {
    'zh-CN': '好的，这件事先不办了。',
    'zh-TW': '好的，這件事先不處理了。',
    en: 'All right, I have stopped that.',
  },
  nothing_to_cancel: {
    'zh-CN': '好的。现在没有正在办理的事情，需要时随时叫我。',
    'zh-TW': '好的。目前沒有正在處理的事情，需要時隨時叫我。',
    en: 'No problem. Nothing is in progress right now.',
  },
  resume: {
    'zh-CN': '刚才的「{title}」还要继续吗?',
    'zh-TW': '剛才的「{title}」還要繼續嗎?',
    en: 'Shall we go on with “{title}”?',
  },
  unclear: {
    'zh-CN': '抱歉，我没太明白，可以换个说法吗?',
    'zh-TW': '抱歉，我不太明白，可以換個說法嗎?',
    en: 'Sorry, I did not quite get that. Could you put it differently?',
  },
  clarify: { 'zh-CN': '您是想了解下面哪一项?', 'zh-TW': '您是想了解下面哪一項?', en: 'Which of these do you mean?' },
  no_match: {
    'zh-CN': '这个我没对上，麻烦再说一次。',
    'zh-TW': '這個我沒對上，麻煩再說一次。',
    en: 'I could not match that. Please try once more.',
  },
  not_understood: {
    'zh-CN': '抱歉，这句我没听懂。可以换个说法，或者从下面选一项。',
    'zh-TW': '抱歉，這句我沒聽懂。可以換個說法，或從下面選一項。',
    en: 'Sorry, I did not understand that. Please rephrase, or pick one of these.',
  },
  out_of_scope: {
    'zh-CN': '抱歉，这个不在我的服务范围。我可以帮您查订单和物流、办退换货、开发票，或解答商品问题。',
    'zh-TW': '抱歉，這不在我的服務範圍。我可以幫您查訂單和物流、辦理退換貨、開立發票，或解答商品問題。',
    en: 'Sorry, that is not something I can help with. I can check orders and parcels, arrange returns, issue invoices and answer questions about our products.',
  },
  lookup_failed: {
    'zh-CN': '抱歉，系统暂时没有响应，没能查到结果。您可以再试一次，或者转人工客服。',
    'zh-TW': '抱歉，系統暫時沒有回應，未能查到結果。您可以再試一次，或轉真人客服。',
    en: 'Sorry, our system did not respond just now. You can try again, or talk to a person.',
  },
  lookup_not_found: {
    'zh-CN': '没有查到。请核对一下号码；只能查询您本人账户下的订单。',
    'zh-TW': '沒有查到。請核對一下號碼；只能查詢您本人帳戶的訂單。',
    en: 'I could not find that. Please check the number; I can only look up orders of your own account.',
  },
  offline: {
    'zh-CN': '现在网络连接不上，暂时没法查询。恢复后可以再试一次。',
    'zh-TW': '目前網路連線中斷，暫時無法查詢。恢復後可以再試一次。',
    en: 'You seem to be offline, so I cannot look that up right now. Please try again in a moment.',
  },
  login: {
    'zh-CN': '查询和办理订单需要先登录，登录后我接着帮您办。',
    'zh-TW': '查詢和處理訂單需要先登入，登入後我接著幫您處理。',
    en: 'Please sign in first; I will carry on right after that.',
  },
  offer_human: {
    'zh-CN': '需要我帮您转人工客服吗?',
    'zh-TW': '需要我幫您轉真人客服嗎?',
    en: 'Would you like to talk to a human agent?',
  },
  handoff_started: {
    'zh-CN': '好的，正在为您转接人工客服，前面的对话会一并转过去，您不用重复说明。',
    'zh-TW': '好的，正在為您轉接真人客服，前面的對話會一併轉過去，您不用重複說明。',
    en: 'I am connecting you to a human agent and passing on our conversation, so you need not repeat anything.',
  },
  handoff_queued: {
    'zh-CN': '人工客服正在赶来，您目前排在第 {position} 位。',
    'zh-TW': '真人客服正在趕來，您目前排在第 {position} 位。',
    en: 'A human agent is on the way. You are number {position} in the queue.',
  },
  handoff_waiting: {
    'zh-CN': '已经通知人工客服，请稍等。',
    'zh-TW': '已通知真人客服，請稍候。',
    en: 'A human agent has been notified. One moment, please.',
  },
  handoff_left: {
    'zh-CN': '好的，已经取消转接，有需要我继续帮您。',
    'zh-TW': '好的，已取消轉接，有需要我繼續幫您。',
    en: 'All right, I have taken you out of the queue. I am still here to help.',
  },
  handoff_unavailable: {
    'zh-CN': '抱歉，现在联系不上人工客服，请稍后再试。',
    'zh-TW': '抱歉，目前無法聯絡真人客服，請稍後再試。',
    en: 'Sorry, no agent can be reached right now. Please try again later.',
  },
  internal: {
    'zh-CN': '抱歉，我这边处理出了点问题，没有提交任何操作。需要的话可以转人工客服。',
    'zh-TW': '抱歉，我這邊處理出了點問題，沒有送出任何操作。需要的話可以轉真人客服。',
    en: 'Sorry, something went wrong on my side. I can connect you to a human agent.',
  },
  already_done: {
    'zh-CN': '这件事已经办好了，不用再提交一次。',
    'zh-TW': '這件事已經辦好了，不用再送出一次。',
    en: 'That is already done; there is no need to submit it again.',
  },
  changed: {
    'zh-CN': '抱歉，「{title}」的办理步骤刚刚更新了，需要的话我们重新开始。',
    'zh-TW': '抱歉，「{title}」的辦理步驟剛剛更新了，需要的話我們重新開始。',
    en: 'Sorry, the steps of “{title}” have just changed. We can start over if you like.',
  },
  nothing_to_repeat: {
    'zh-CN': '我们刚开始聊，请问有什么可以帮您?',
    'zh-TW': '我們剛開始聊，請問有什麼可以幫您?',
    en: 'We have only just started. How can I help?',
  },
  abuse: {
    'zh-CN': '很抱歉让您不愉快。请告诉我遇到了什么问题，我尽快帮您处理；也可以转人工客服。',
    'zh-TW': '很抱歉讓您不愉快。請告訴我遇到了什麼問題，我盡快幫您處理；也可以轉真人客服。',
    en: 'I am sorry for the trouble. Tell me what went wrong and I will do my best, or I can connect you to a human agent.',
  },
  upset: {
    'zh-CN': '非常抱歉给您带来了不好的体验。',
    'zh-TW': '非常抱歉給您帶來了不好的體驗。',
    en: 'I am very sorry about this experience.',
  },
  secret: {
    'zh-CN': '为了您的资金和信息安全，请不要在对话里发送银行卡号、身份证号或密码，我已经隐藏了它。',
    'zh-TW': '為了您的資金和資訊安全，請不要在對話裡傳送銀行卡號、身分證號或密碼，我已經隱藏了它。',
    en: 'For your safety, please do not send card numbers, identity numbers or passwords here. I have hidden it.',
  },
  invalid: {
    'zh-CN': '「{label}」好像不太对，麻烦再核对一下。',
    'zh-TW': '「{label}」好像不太對，麻煩再核對一下。',
    en: 'The {label} does not look right. Please check it once more.',
  },
  required: {
    'zh-CN': '「{label}」是办理需要的，没法跳过。',
    'zh-TW': '「{label}」是辦理需要的，無法跳過。',
    en: 'I do need the {label} to go on.',
  },
  not_bought: {
    'zh-CN': '您的订单里没有找到这件商品。',
    'zh-TW': '您的訂單裡沒有找到這件商品。',
    en: 'I do not see that item among your orders.',
  },
};

/** Labels of the engine's own buttons. */
export const buttonTexts = {
  yes: { 'zh-CN': '确认', 'zh-TW': '確認', en: 'Confirm' },
  no: { 'zh-CN': '先不了', 'zh-TW': '先不用', en: 'Not now' },
  skip: { 'zh-CN': '跳过', 'zh-TW': '略過', en: 'Skip' },
  retry: { 'zh-CN': '再试一次', 'zh-TW': '再試一次', en: 'Try again' },
  human: { 'zh-CN': '转人工', 'zh-TW': '轉真人客服', en: 'Talk to a person' },
  resume: { 'zh-CN': '继续', 'zh-TW': '繼續', en: 'Go on' },
  drop: { 'zh-CN': '不用了', 'zh-TW': '不用了', en: 'No, thanks' },
  submit: { 'zh-CN': '提交', 'zh-TW': '送出', en: 'Submit' },
} as const satisfies Readonly<Record<string, Text>>;
