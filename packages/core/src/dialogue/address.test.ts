import { describe, expect, it } from 'vitest';
import { correctAddress, readAddress } from './address.ts';

describe('readAddress', () => {
  it.each([
    ['改成南京市鼓楼区中山路12号', '南京市鼓楼区中山路12号'],
    ['帮我换到南京市鼓楼区中山路12号3栋502室，电话不变', '南京市鼓楼区中山路12号3栋502室'],
    ['地址是江苏省南京市鼓楼区中山路12号 收件人赵敏 电话13700001234', '江苏省南京市鼓楼区中山路12号'],
    ['围巾那单的地址改成南京市鼓楼区中山路12号，可以吗', '南京市鼓楼区中山路12号'],
    ['南京市鼓楼区为民路5号', '南京市鼓楼区为民路5号'],
    ['新地址：南京市鼓楼区中山路12号', '南京市鼓楼区中山路12号'],
    ['寄到南京市鼓楼区中山路12号，3单元502室', '南京市鼓楼区中山路12号3单元502室'],
  ])('finds the address in %s', (text, address) => {
    expect(readAddress(text)).toBe(address);
  });

  it.each(['改地址', '我在南京', '号码是12号', '尺码换成42', '', '，，，'])('finds none in %s', (text) => {
    expect(readAddress(text)).toBe(null);
  });

  it('takes linear time on long text', () => {
    const started = Date.now();
    readAddress(`${'路'.repeat(2000)}${'1'.repeat(2000)}`);
    readAddress('改到'.repeat(1500));
    expect(Date.now() - started).toBeLessThan(500);
  });
});

describe('correctAddress', () => {
  it('replaces the part that is named and keeps the rest', () => {
    expect(correctAddress('南京市鼓楼区中山路12号3栋502室', '不是502室，是602室')).toBe(
      '南京市鼓楼区中山路12号3栋602室',
    );
    expect(correctAddress('南京市鼓楼区中山路12号', '门牌是 15 号')).toBe('南京市鼓楼区中山路15号');
  });

  it('gives null when nothing of the address is named', () => {
    expect(correctAddress('南京市鼓楼区中山路12号', '不对')).toBe(null);
  });
});
