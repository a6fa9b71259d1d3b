/*
 * Words of the closed class that steer any dialogue, in comparable form (simplified, lower case). They are what a button
 * says without words; wishes about goods belong to the model and the pack.
 */
const particles = /[\s,.!?;:~、，。！？；：…·"'“”‘’()（）]+|[吧啊呀哦喔呢啦嘛哈哒滴咯喇哇噢的了]+$/gu;

const affirm =
  /^(?:是|是的|对|对对|对的|没错|好|好好|好的|行|行行|可以|嗯|嗯嗯|恩|要|需要|确认|确定|没问题|ok|okay|yes|yep|yeah|yup|sure|correct|right|y|继续|提交|就这样|系|系啊|得|要得|中|成|可|please|please do|go ahead|confirm|confirmed|do it|go on|that'?s right|yes please|sounds good|looks good|looks right|that'?s fine|all good|perfect)$/u;
const affirmStart =
  /^(?:是的|对的?|没错|好的?|行|可以|嗯+|确认|确定|没问题|继续|ok|okay|yes|yeah|sure|confirm)(?=[\s,，。.!！]|$)/u;
const confirmStart = /^(?:确认|确定|我确认|我确定|可以[,，]?(?:提交|办理))/u;
const deny =
  /^(?:不|不是|不对|不要|不用|不行|不可以|不好|不了|不用了|别|没有|否|no|nope|nah|等等|等下|等一下|慢着|hold on|wait|not now|not yet|no thanks|don'?t|唔系|唔使|唔好|错|错了|先不|先别|先不要|不确认|不提交|暂不|再想想|我再想想|再看看)$/u;
const denyStart =
  /^(?:等等|等下|等一下|慢着|稍等|hold on|wait)?[\s,，]*(?:不对|不是|错了|不要|不行|先别|别|唔系|no\b|nope\b|not that|wrong)/u;
const cancel =
  /^(?:那就?|还是|我|先|就)*(?:算了|算啦|算喇|算咯|算|不用了|不用|不弄|不办|不退|不换|不开|不改|不查|不搞|不要了|不需要|不需要了|取消|取消吧|停|停止|退出|先不弄|先不办|先不退|先不换|先不|先这样|没事|没事了|唔使|唔使喇|唔退|唔换|唔要|never ?mind|forget (?:it|about it)|cancel|cancel (?:it|that|this)|stop|quit|nvm|leave it|not any ?more)$/u;
const cancelStart =
  /^(?:那就?|还是|我)*(?:算了|算啦|算喇|never ?mind|forget it)(?!不)(?=[\s,，。.!！吧]|$)|^(?:那就?|还是|我)*(?:算了|算啦|算喇)?(?:不|别|先不|不用|唔)(?:取消|退|换|改|开|转|办|查|要)了?[吧啊啦]?$/u;
const skip =
  /^(?:跳过|略过|没有|没|无|都没有|不填|先不填|不提供|不方便|没有照片|没照片|没图|没拍|不用|不需要|skip|skip it|none|no|nothing|n\/a|pass)$/u;
const repeat =
  /^(?:再说一遍|再讲一遍|重复一下|没看清|刚说(?:的)?什么|你说什么|啥|repeat|say (?:that|it) again|pardon|what did you say)$/u;
const retry =
  /^(?:再|重新)?(?:试|查)(?:一)?(?:试|下|次|遍|查)?(?:看)?$|^(?:重试|再来|再来一次|retry|try again|again)$/u;
const correction =
  /不对|不是|错了|写错|说错|打错|填错|选错|搞错|弄错|改成|改为|换成|换到|改到|应该是|更正|其实|另一|另外一|别的|其他|其它|换一?个|换一?单|\bwrong\b|\bactually\b|\bchange\b|\binstead\b|\bi mean|\banother\b|\bother one\b/u;
const another =
  /另一[个单笔件]|另外一|别的|其他[的那订单]|其它[的那订单]|换一?[单笔]|换一?个(?:订单|单子)?$|不是这[个单笔件]|another (?:one|order)|other (?:one|order)|different (?:one|order)/u;
const question =
  /[?？]|吗|么$|呢$|怎么|咋|如何|多少|多久|多长|几[天个点时年月块元]|什么|啥|为何|为什么|谁|边个|哪|能不能|可不可以|是不是|有没有|要不要|会不会|行不行|\b(?:how|what|when|where|who|which|why|can|could|do|does|is|are|will)\b/u;
const generic = /怎么|咋|如何|怎样|点样|\bhow\b/u;
const deictic = /这|那|它|此|同上|同样|刚才|刚刚|上面|呢个|嗰|\b(?:this|that|it|same|these|those)\b/u;

const courtesy = /谢谢(?:你|您)?|多谢|麻烦(?:你|您)?了?|thanks?(?: you)?|please/gu;

function bare(plain: string): string {
  const polite = plain.replace(courtesy, ' ').trim();
  let text = polite === '' ? plain.trim() : polite;
  for (let round = 0; round < 3; round += 1) text = text.replace(particles, ' ').trim();
  return text;
}

/** Yes to what was asked, possibly with more behind a comma. */
export function isAffirm(plain: string): boolean {
  return affirm.test(bare(plain)) || (affirmStart.test(plain) && !correction.test(plain)) || confirmStart.test(plain);
}

/** An order to go ahead, more than “good”: said after the act it would do it again. */
export function isGoAhead(plain: string): boolean {
  return /^(?:我)?(?:确认|确定|提交|继续|办理)|^(?:confirm|go ahead|submit|do it)\b/u.test(plain);
}

/** No to what was asked. */
export function isDeny(plain: string): boolean {
  return deny.test(bare(plain)) || denyStart.test(plain);
}

/** Gives up what is going on. */
export function isCancel(plain: string): boolean {
  return cancel.test(bare(plain)) || cancelStart.test(plain);
}

/** Passes over the question. `label` is the slot's name: “没有照片” skips 照片. */
export function isSkip(plain: string, label: string): boolean {
  if (skip.test(bare(plain))) return true;
  const at = label === '' ? -1 : plain.indexOf(label);
  return at > 0 && /(?:没|没有|无|不|冇|no|without|not? any)\s*$/u.test(plain.slice(0, at));
}

export function isRepeat(plain: string): boolean {
  return repeat.test(bare(plain));
}

export function isRetry(plain: string): boolean {
  return retry.test(bare(plain));
}

/** Takes back something said before. */
export function isCorrection(plain: string): boolean {
  return correction.test(plain);
}

/** Wants another one of the same kind without saying which. */
export function isAnother(plain: string): boolean {
  return another.test(plain);
}

export function isQuestion(plain: string): boolean {
  return question.test(plain);
}

/** Asks how something goes in general, so that nothing spoken about before is meant. */
export function isGeneric(plain: string): boolean {
  return generic.test(plain);
}

/** Points at something: this, that, the same. */
export function isDeictic(plain: string): boolean {
  return deictic.test(plain);
}

/** Whether there is a letter or digit at all: emoji and marks alone say nothing. */
export function hasWords(plain: string): boolean {
  return /[\p{L}\p{N}]/u.test(plain.replace(/<[^>]*>/g, ''));
}
