import type { Coupon } from '@xiaoer/core';
import type { VNode } from 'preact';
import { useFace } from '../face.ts';

/** The customer's coupons, as tickets. */
export function CouponList({ coupons }: { coupons: readonly Coupon[] }): VNode {
  const { words } = useFace();
  const { strings } = words;
  return (
    <ul class="coupons">
      {coupons.map((coupon) => (
        <li class="coupon" key={coupon.id}>
          <b class="coupon-amount">{words.money(coupon.amountFen)}</b>
          <div class="coupon-text">
            <strong>{coupon.title}</strong>
            <span>
              {coupon.thresholdFen > 0
                ? words.fill(strings.couponThreshold, { amount: words.money(coupon.thresholdFen) })
                : strings.couponAny}
              {' · '}
              {words.fill(strings.couponEnds, { date: words.date(coupon.endsAt, Date.now()) })}
            </span>
          </div>
        </li>
      ))}
    </ul>
  );
}
