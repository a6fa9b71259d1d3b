import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isCardNumber, isCreditCode, isLuhnValid, isResidentNumber } from './check-digits.ts';
import { maskSecrets, redact } from './redact.ts';

describe('check digits', () => {
  it.each(['11010519491231002X', '440524188001015368', '11010519491231002x'])('takes resident number %s', (number) => {
    expect(isResidentNumber(number)).toBe(true);
  });

  it.each(['110105194912310021', '11010519491331002X', '1101051949123100', '11010519490231002X'])(
    'refuses resident number %s',
    (number) => {
      expect(isResidentNumber(number)).toBe(false);
    },
  );

  it('tells a credit code from a wrong one', () => {
    expect(isCreditCode('91110000600037341L')).toBe(true);
    expect(isCreditCode('91110000600037342L')).toBe(false);
  });

  it.each([
    '4111111111111111',
    '5555555555554444',
    '378282246310005',
    '6011111111111117',
    '3530111333300000',
    '6200000000000005',
  ])('takes card number %s', (number) => {
    expect(isLuhnValid(number)).toBe(true);
    expect(isCardNumber(number)).toBe(true);
  });
});

describe('redact', () => {
  it.each([
    ['电话13800001001', '电话138****1001'],
    ['138 0000 1001 或 138-0000-1002', '138****1001 或 138****1002'],
    ['+86 13800001001', '138****1001'],
    ['+8613800001001,008613800001001', '138****1001,138****1001'],
    ['１３８００００１００１', '138****1001'],
    ['我的身份证11010519491231002X', '我的身份证110***********002X'],
    ['440524188001015368', '440***********5368'],
    ['11010519491231002x', '110***********002x'],
    ['卡号 6200 0000 0000 0005', '卡号 ***************0005'],
    ['4111111111111111', '************1111'],
    ['发到lin.xiao+shop@example.com.cn吧', '发到l***@example.com.cn吧'],
    ['税号91110000600037341L', '税号91****1L'],
    ['收货地址：杭州市西湖区文三路90号，谢谢', '收货地址：杭州市西湖区****，谢谢'],
    ['帮我改到北京市朝阳区望京街道8号院3号楼', '帮我改到北京市朝阳区****'],
    ['收件人:李四,电话13800001001', '收件人:李**,电话138****1001'],
    ['密码是abc123', '密码是***'],
    ['验证码：482913', '验证码：***'],
    ['CVV 123', 'CVV ***'],
    ['护照E12345678', '护照***'],
    ['来自192.168.1.20', '来自***'],
    ['AMEX378282246310005刷不了', 'AMEX***********0005刷不了'],
    ['11010519491231002X13800001001', '110***********002X138****1001'],
    ['1380 0001 001', '138****1001'],
    ['一三八零 零零零一 零零一', '138****1001'],
    ['家里0571-88886666', '家里571****6666'],
    ['(02) 2345 6789', '022****6789'],
    ['ring (415) 555-0139', 'ring 415****0139'],
    ['852-6138-5520 搵我', '852****5520 搵我'],
    ['call +44 20 7946 0958', 'call 420****0958'],
    ['票发到lin@example，com', '票发到l***@example,com'],
    ['写信到lin艾特example.com', '写信到***'],
  ])('masks %s', (text, masked) => {
    expect(redact(text)).toBe(masked);
  });

  it.each([
    '帮我查下20261116200002',
    '订单20261115100001和20261118100002',
    '单号SF1399887766554',
    'YT7700123456789到哪了',
    '运单 JDVB12345678901',
    '1380000100',
    '138000010011',
    '110105194912310021',
    '密码忘了怎么办',
    '验证码收不到',
    '地址填错了怎么改',
    '2026-11-20 10:00:00',
    '1763600000000',
    '满300减30,¥1,299.00',
    'shipping 12345 pineapple5',
    '到达 上海转运中心',
    '260518-402917730561882',
    '7719-3302-8841',
    '113-7730192-8846015',
    '0093172845',
  ])('leaves %s as it is', (text) => {
    expect(redact(text)).toBe(text);
  });

  it('takes the longest of overlapping spans', () => {
    // The resident number contains digits that read as a phone number.
    expect(redact('110105194912310021'.replace('0021', '002X'))).toBe('110***********002X');
    expect(redact('收货地址:杭州市西湖区文三路90号13800001001')).toBe('收货地址:杭州市西湖区****');
  });

  it('masks twice as it masks once', () => {
    for (const text of [
      '138 0000 1001',
      'a@b.cn',
      '11010519491231002X',
      '地址:杭州市西湖区文三路90号',
      '密码 abc123',
    ]) {
      expect(redact(redact(text))).toBe(redact(text));
    }
  });

  it('never lets a phone number through, whatever stands around it', () => {
    const around = fc.stringMatching(/^[\u4e00-\u9fff ,。:]{0,10}$/);
    fc.assert(
      fc.property(around, fc.integer({ min: 13_000_000_000, max: 19_999_999_999 }), around, (before, phone, after) => {
        expect(redact(`${before}${phone}${after}`)).not.toContain(String(phone));
      }),
    );
  });

  it.each(['a', '1', '1 ', 'a@', '1.', '地址', '密码', '区', '路', '138', 'A1', '１'])(
    'is done with 100,000 characters of %j in linear time',
    (piece) => {
      const short = piece.repeat(20_000 / piece.length);
      const long = piece.repeat(100_000 / piece.length);
      redact(short);
      const startedAt = performance.now();
      redact(long);
      expect(performance.now() - startedAt).toBeLessThan(1000);
    },
  );
});

describe('maskSecrets', () => {
  it('masks secrets and leaves what lookups need', () => {
    const text = '11010519491231002X 4111111111111111 密码abc123 13800001001 a@b.cn 20261115100001';
    expect(maskSecrets(text)).toBe('110***********002X ************1111 密码*** 13800001001 a@b.cn 20261115100001');
  });
});
