"""A small shop: dataclasses, enums, properties, context managers, custom errors with chaining, reports."""

from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from enum import Enum, auto


class Status(Enum):
    NEW = auto()
    PAID = auto()
    SHIPPED = auto()

    def can_become(self, other):
        return other.value == self.value + 1


class ShopError(Exception):
    code = 0

    def __str__(self):
        return f'[{self.code}] {super().__str__()}'


class OutOfStock(ShopError):
    code = 1


class BadTransition(ShopError):
    code = 2


@dataclass(frozen=True, order=True)
class Product:
    sku: str
    price: int = field(compare=False)
    tags: frozenset = field(default=frozenset(), compare=False, repr=False)

    def __post_init__(self):
        if self.price < 0:
            raise ValueError(f'negative price {self.price}')


@dataclass
class Line:
    product: Product
    quantity: int = 1

    @property
    def total(self):
        return self.product.price * self.quantity


@dataclass
class Order:
    id: int
    lines: list[Line] = field(default_factory=list)
    status: Status = Status.NEW
    history: list = field(default_factory=list, repr=False, compare=False)

    @property
    def total(self):
        return sum(line.total for line in self.lines)

    def become(self, status):
        if not self.status.can_become(status):
            raise BadTransition(f'{self.status.name} -> {status.name}')
        self.history.append(self.status)
        self.status = status


class Stock(dict):
    def __missing__(self, sku):
        return 0

    @contextmanager
    def transaction(self):
        before = dict(self)
        try:
            yield self
        except ShopError as error:
            self.clear()
            self.update(before)
            raise RuntimeError('rolled back') from error
        else:
            print('committed', {k: v - before.get(k, 0) for k, v in self.items() if v != before.get(k)})

    def take(self, order):
        for line in order.lines:
            if self[line.product.sku] < line.quantity:
                raise OutOfStock(f'{line.product.sku}: {self[line.product.sku]} < {line.quantity}')
            self[line.product.sku] -= line.quantity


pen, ink, pad = Product('pen', 150), Product('ink', 900, frozenset({'wet'})), Product('pad', 300)
stock = Stock(pen=10, ink=1)
order = Order(1, [Line(pen, 3), Line(ink)])
with stock.transaction():
    stock.take(order)
try:
    with stock.transaction():
        stock.take(Order(2, [Line(pen, 2), Line(ink)]))
except RuntimeError as error:
    print(error, '<-', error.__cause__, error.__cause__.code, stock)
for step in (Status.SHIPPED, Status.PAID, Status.SHIPPED, Status.NEW):
    try:
        order.become(step)
        print('now', order.status)
    except BadTransition as error:
        print(error)
print(order, order.total, order.history)
for action in (lambda: setattr(pen, 'price', 1), lambda: Product('x', -1), lambda: Product(), lambda: Line(pen, 1, 2), lambda: replace(pen, sku='pencil'), lambda: replace(pen, colour=1), lambda: sorted([pen, ink, pad]), lambda: pen < 3, lambda: hash(order), lambda: len({pen, Product('pen', 999)}), lambda: Order(1) == Order(1), lambda: Status(7), lambda: Status['PAID'], lambda: Status.PAID < Status.NEW, lambda: Status.NEW.can_become(3), lambda: stock['nothing']):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
report = {}
for o in (order, Order(2, [Line(pad, 4)]), Order(3, [Line(pen), Line(pad)])):
    for line in o.lines:
        qty, money = report.get(line.product, (0, 0))
        report[line.product] = qty + line.quantity, money + line.total
for product, (qty, money) in sorted(report.items()):
    print(f'{product.sku:<6}{qty:>4} {money / 100:>8.2f}')
print(f'{"total":<6}{"":>4} {sum(m for _, m in report.values()) / 100:>8.2f}')
stock['ghost'].nothing
