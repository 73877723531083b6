"""Classes, properties, exceptions and formatting around a small ledger."""

class InsufficientFunds(Exception):
    def __init__(self, needed, available):
        super().__init__(f'needed {needed}, available {available}')
        self.needed, self.available = needed, available


class Account:
    count = 0

    def __init__(self, owner, balance=0):
        self.owner = owner
        self._balance = balance
        self.history = []
        type(self).count += 1

    @property
    def balance(self):
        return self._balance

    @balance.setter
    def balance(self, value):
        if value < 0:
            raise InsufficientFunds(-value, self._balance)
        self.history.append((self._balance, value))
        self._balance = value

    def __repr__(self):
        return f'{type(self).__name__}({self.owner!r}, {self.balance})'

    def __eq__(self, other):
        return isinstance(other, Account) and self.owner == other.owner

    def __hash__(self):
        return hash(self.owner)


class Savings(Account):
    rate = 5

    def accrue(self):
        self.balance += self.balance * self.rate // 100


a, b = Account('ann', 100), Savings('bob', 1000)
b.accrue()
print(a, b, Account.count, Savings.count)
try:
    a.balance -= 250
except InsufficientFunds as error:
    print('refused:', error, error.args, error.needed)
print(b.history, a == Account('ann'), a != b, len({a, Account('ann')}))
print(f'{a.owner:>10}|{b.balance:,}|{a.balance:08.2f}|{b.rate/100:.1%}')
a.balance = -1
