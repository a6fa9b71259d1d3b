/** Words that tell amounts and counts, as `Lexicon.phrases` has them: sources of regular expressions over normalised text. */

const countable = '双箱件个盒斤瓶套条张本台包口';
/** English words behind a number that count something else than money. */
const english =
  '(?:days?|hours?|hrs?|h|weeks?|months?|years?|yrs?|minutes?|mins?|inch|in(?=$|[,.?])|cm|mm|m|km|kg|g|ml|l|oz|lbs?|gb|tb|mah|w|v|x|uk|us|eu|am|pm|of|more|plus|people|floor|percent|size|and \\d|or \\d|to \\d|(?:(?!still|from|back|then|and|but|for|off|cash)[a-z]{3,} )?(?!this|was|says|less|cents|plus|is|costs)[a-z]{2,}s)(?![a-z])';

export const phrasesOfAmounts = {
  /** Measure words that begin a count of their own behind a price: 一百五一双. */
  countable,
  'money.mark': String.raw`(?:hk|nt|us|s|a)?[$¥€£₹]|rmb ?|usd ?|rm(?=\d)|rs\.? ?(?=\d{2})|港币|港纸|台币|人民币|nt`,
  'money.unit':
    '块钱?|元钱?|毛钱?|角|蚊|rmb(?![a-z])|r(?![a-z])|usd(?![a-z])|dollars?(?![a-z])|bucks(?![a-z])|yuan(?![a-z])|quid(?![a-z])|euros?(?![a-z])|pounds?(?![a-z])|rs(?![a-z])|刀|港币|港元|台币|美元|美金|欧元?|英镑|万块?|千块?|百块?',
  /** What makes a number something else than an amount. */
  'money.not': String.raw`(?![\d.]*\d|[二三四五六七八九]|一(?![${countable}把])|(?:[a-z%折天号点月年日周个件双条套台箱瓶盒袋本张支期次遍码岁斤克公米厘升度寸秒时小人楼层位单家户回趟级倍种样款字片毫名路群折页桌章堂亩]|只(?![买能有])|包(?!邮|不|快)|份(?!额)|分(?![两三要开几])|平方?米|积分|斤)| (?:个|件|双(?!倍)|条|套|斤|张|码|%|${english})|[-:/*×]\d)`,
  /** Words before a bare number that say that it is an amount nearly always, often, or hardly ever. */
  'money.before.surely': String.raw`(?:满|减|差|标|报|花了?|付|付了|扣了?|扣款|退了?我?|价格?是?|价位|退到?|赔|补|补了|抵扣?|收了?我?|收的?|降到?了?|涨到?了?|贵了?|便宜了?|差价?的?|定金|订金|尾款|押金|保证金|余额|额度?|预算|标价|运费|邮费|费|费用|笔|欠|交了?|转我?了?|充值?了?|刷了?|省了?|优惠了?|返现?|返了|实付|应付|支付|面值|金额|掏了?|够|凑到?|卖|加|给我|还我|还差|合计|总共|一共|共|只要|收费|掉了|跌了?|券后|到手|原价|现价|首重|下单价|垫了?|变成?|少了|多了|报价|工资|借|存|贷|利息|首付|每期|月供|月付|每个月|每人|人均|日结|日薪|值个?|票款|开口就|张嘴就|要你?我?|paid|pay|charged(?: me)?|for|than|save|off|spend|spent|refund|over|under|was|now|costs?|only got|budget|around|deducted|is|its|only|the|that|do|put|minimum|at|of|by|still got|got|says?|my|same|took|then|cart|down|another|showing|asking|have|reach|spending)(?: |:)?$`,
  'money.before.perhaps': String.raw`(?:了|我|是|的|那|这|才|还|又|就要?|出|算|高|剩|多|少|张|来|回|按|写着?|限额|大红包|上个月|明明|页面|他家|你家|别人|人家|一只|一套|一件|一次|显示|卡里|昨天|今天|现在|早上|晚上|刚才|下午|之前|页面|条|每个月|一个月|块|元|到|送|和|\d[ ,]?|^|要)$`,
  'money.before.never': String.raw`(?:[号米点年围长宽高身重穿选楼栋幢座码路街巷弄室组群第v]|体重|身高|单元|换|打|数量|按键?|胸|腰|三围|尺寸|脚|鞋|型号|度数|度|近视|左眼?|右眼?|我才|今年|爸|妈|都|比例|按|size|age|model|level|floor|room|qty|max|no\.?|×|x|\*)(?: |:)?$`,
  /** Words behind a bare number that speak of money, or of something else. */
  'money.after.surely': String.raw`^ ?(?:的?(?:优惠|券|红包|礼品卡|购物卡|话费|到账|定金|订金|押金|保证金|运费|没退|退|差价|面值|东西|手续费|套餐)|以上|以下|以内|左右|减|抵|扣|买的|退|涨|降|包邮|才包|拿下|拿走|没到账|出头|收我|卖|变|多买|上下|不到|付|还贵|怎么|贵|起步|定金|补|一[双箱件个盒斤瓶套条张本台包份]|给报|能不能|原路|的镜头|包不包|back|off|refund|each|debited)`,
  'money.after.never': String.raw`^(?:[双号片罐盏根桶豆节户匹目栋枚吋瓦平挤穿]| ?(?:码|尺|厘|合适|能穿|会不会小|会不会大|的脚|的鞋|的码|的大了|的小了|的?[换改]|斤|公斤))`,
  /** Words anywhere in the message. */
  'money.about': String.raw`价|钱|退|付|扣|券|运费|邮费|便宜|贵|优惠|满|减|收|账|补|买|卖|花|涨|降|红包|余额|额度|卡里|活动|抢|赔|掏|借|存|[元块¥$]|refund|charge|price|paid|card|off|cost`,
  'money.sizes': String.raw`身高|体重|尺码|[穿码斤寸平]|cm|kg|gb|胸|腰|鞋|脚|尺寸|厘米|毫|\d米|规格|型号|度数|size|门牌|电话|轮胎|短信|公里|粉丝|身上|多名|来号|来户|followers`,
  /** Measure words, with the words that only begin like one (99包邮, 168提交, 四件套). */
  'quantity.measure':
    '单(?!元|价|独|纯|位|数)|打(?!水|回|不|开|电|了)|只(?![买能有要剩到是加收卖])|包(?![邮不裹装])|提(?![交前醒示])|套(?![路餐])|顶(?!脚)|期(?!间|限)|张(?!嘴|口)|听(?![说了见我])|份(?!额)|分(?![两三开期几付别成钟之口])|条(?!件)|件(?!套)|部(?!分|门)|把(?!手)|对(?![不了上])|卷(?!帘)|床(?!垫|单)|根(?!本)|口(?=锅)|块(?=肉|布|板|砖|表)|个|双|台|箱|瓶|盒|袋|本|支|枝|片|罐|桶|副|组|幅|批|粒|颗|束|株|枚|辆|板|串|筐|筒|盆|杯|碗|斤(?:半|[一二三四五六七八九]两?)?|吨|样|笔|盏|扇|册|节|捆|积分|豆(?![浆腐子])|pcs',
  /** What is counted but is no goods, order, payment, instalment or point. */
  'quantity.not':
    '(?! ?(?:人|字|地址|地方|电话|手机|号|客服|点|说法|推销|老|仓|链接|小时|月|收货|收件|版本|价|工作|短信|验证码|密码|账|快递员|师傅|星|词|空白|世界|方面|问题|原因|理由|朋友|孩子|女|男|小朋友|驿站|柜子|脚|角|商家|店|街|腿|说|都说|销售|网|群|女儿|姑娘|白眼|借口|承诺|日子|猫|狗|部门|选项|大字|频道|门槛|型号|系列|平方|窟窿|亮点|提示|按钮|名额|账单|快递都|快递站|失败))',
  /** A number of things in English, without the things. */
  'quantity.english':
    '(?:two|three|four|five|six|seven|eight|nine|ten|\\d{1,3})(?= (?!(?:days|hours|months|weeks|years|minutes|mins|hrs|dollars|euros|pounds|bucks|times|is|was|as|plus)(?![a-z]))(?:of|more|(?:(?!days|hours|dollars|more|less|and|or|off|for|is|on|in|to)[a-z]{3,} )?[a-z]{3,}s)(?![a-z]))',
} as const;
