// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { optionsFromScript } from './script-options.ts';

it('reads options, page and flags from data attributes', () => {
  const script = document.createElement('script');
  const attributes = {
    server: '/api/xiaoer',
    pack: '/shop.json',
    'identity-url': '/token',
    'app-id': 'shop',
    'page-product': 'P100',
    'page-order-no': '20261115100001',
    prefetch: '',
    'hide-launcher': 'false',
    accent: '#123456',
  };
  for (const [name, value] of Object.entries(attributes)) script.setAttribute(`data-${name}`, value);
  expect(optionsFromScript(script)).toEqual({
    server: '/api/xiaoer',
    pack: '/shop.json',
    identityUrl: '/token',
    appId: 'shop',
    page: { product: 'P100', orderNo: '20261115100001' },
    prefetch: true,
    hideLauncher: false,
    tokens: { accent: '#123456' },
  });
});
