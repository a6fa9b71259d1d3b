/** Provinces with the cities that `builtinPlaces` names; those that stand alone are their own province. */
const provinces =
  '北京:海淀,朝阳区,通州 天津 上海:浦东 重庆 河北:石家庄,唐山,保定 山西:太原,大同 内蒙古:呼和浩特,包头 辽宁:沈阳,大连 吉林:长春 黑龙江:哈尔滨,大庆 ' +
  '江苏:南京,苏州,无锡,常州,南通,徐州,扬州 浙江:杭州,宁波,温州,嘉兴,绍兴,金华,义乌,台州 安徽:合肥,芜湖 福建:福州,厦门,泉州,漳州 江西:南昌,赣州,九江 ' +
  '山东:济南,青岛,烟台,潍坊,临沂 河南:郑州,洛阳,南阳,信阳 湖北:武汉,宜昌,襄阳 湖南:长沙,株洲,岳阳,常德 广东:广州,深圳,珠海,佛山,东莞,惠州,中山,湛江,汕头 ' +
  '广西:南宁,柳州,桂林 海南:海口,三亚 四川:成都,绵阳,宜宾 贵州:贵阳,遵义 云南:昆明,大理,丽江 西藏:拉萨,林芝 陕西:西安,咸阳,宝鸡 甘肃:兰州 青海:西宁 宁夏:银川 ' +
  '新疆:乌鲁木齐,喀什,伊犁,阿勒泰 台湾:台北,台中,高雄,花莲 香港:旺角 澳门';

/** Beginnings of a place's name; no name begins another one, so that their order does not matter. */
const places: readonly (readonly [name: string, value: string])[] = provinces.split(' ').flatMap((line) => {
  const [province = '', cities = ''] = line.split(':');
  const own: [string, string][] = cities === '' ? [] : cities.split(',').map((city) => [city, `${province}/${city}`]);
  return [...own, [province === '内蒙古' ? '内蒙' : province, province] as [string, string]];
});

/** `province/city` of a place or an address in normalised text, the province alone where no city is known; null for others (abroad). */
export function readPlace(found: string): string | null {
  const [name, value] = places.find(([each]) => found.startsWith(each)) ?? [];
  if (name === undefined || value === undefined || value.includes('/')) return value ?? null;
  const behind = found.slice(name.length).replace(/^古?(?:省|市|(?:维吾尔|壮族|回族)?自治区|特别行政区)?/, '');
  const city = places.find(([each, full]) => full.startsWith(`${value}/`) && behind.startsWith(each));
  return city?.[1] ?? value;
}
