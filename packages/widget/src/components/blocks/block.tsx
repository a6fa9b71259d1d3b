import type { Block } from '@xiaoer/core';
import type { VNode } from 'preact';
import { markdown } from '../markdown.tsx';
import { Choices } from './choices.tsx';
import { CouponList } from './coupon-list.tsx';
import { Form } from './form.tsx';
import { ImageBlock } from './image.tsx';
import { LinkBlock } from './link.tsx';
import { ListBlock } from './list.tsx';
import { LogisticsTimeline } from './logistics-timeline.tsx';
import { OrderCard } from './order-card.tsx';
import { ProductCard } from './product-card.tsx';

/** One block of a message. `isOpen`: nothing was answered yet; `answer`: the words that answered it. */
export function BlockView(props: { block: Block; isOpen: boolean; answer: string | undefined }): VNode | null {
  const { block, isOpen, answer } = props;
  switch (block.type) {
    case 'text':
      return <div class="bubble text">{markdown(block.text)}</div>;
    case 'list':
      return <ListBlock title={block.title} items={block.items} />;
    case 'choices':
      return <Choices options={block.options} isOpen={isOpen} answer={answer} />;
    case 'order_card':
      return (
        <OrderCard
          order={block.order}
          option={block.option}
          isOpen={isOpen}
          chosen={isChosenOrder(block.order, answer)}
        />
      );
    case 'logistics_timeline':
      return <LogisticsTimeline track={block.track} />;
    case 'product_card':
      return <ProductCard product={block.product} />;
    case 'coupon_list':
      return <CouponList coupons={block.coupons} />;
    case 'form':
      return <Form id={block.id} fields={block.fields} submit={block.submit} isOpen={isOpen} />;
    case 'link':
      return <LinkBlock url={block.url} label={block.label} />;
    case 'image':
      return <ImageBlock url={block.url} alt={block.alt} />;
    default: {
      // A newer server may send blocks this face does not know: the message's text still says it.
      const _unknown: never = block;
      return null;
    }
  }
}

function isChosenOrder(
  order: { orderNo: string; lines: readonly { title: string }[] },
  answer: string | undefined,
): boolean {
  return answer !== undefined && (answer.includes(order.orderNo) || answer === order.lines[0]?.title);
}
