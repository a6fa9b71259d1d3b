import type { FormField } from '@xiaoer/core';
import { expect, it } from 'vitest';
import { zhCn } from '../../locales/zh-cn.ts';
import { fieldProblem } from './form.tsx';

const field = (input: FormField['input'], required = true): FormField => ({
  name: 'x',
  label: '邮箱',
  input,
  required,
});

it('names the field that is missing', () => {
  expect(fieldProblem(field('text'), '  ', zhCn)).toBe('请填写邮箱');
});

it('lets an optional field stay empty', () => {
  expect(fieldProblem(field('email', false), '', zhCn)).toBeUndefined();
});

it('refuses a bad e-mail address with an example of a good one', () => {
  expect(fieldProblem(field('email'), 'abc@', zhCn)).toBe('邮箱格式不对，例如 name@example.com');
  expect(fieldProblem(field('email'), ' lin@example.com ', zhCn)).toBeUndefined();
});

it('takes phone numbers with a country code or dashes', () => {
  expect(fieldProblem(field('tel'), '+86 138-0000-1001', zhCn)).toBeUndefined();
  expect(fieldProblem(field('tel'), '二八八', zhCn)).toBe('请填写 11 位手机号');
});
