"""Suggestions in NameError, AttributeError and ImportError texts, and where there are none."""

import traceback
import collections


def text(error):
    return traceback.format_exception_only(error)[-1].strip()


def attempt(function):
    try:
        function()
    except Exception as error:
        print(text(error), '|', error)


class Shape:
    radius = 1
    __slots__ = ('width', 'height')

    def area(self):
        return self.raduis

    def method(self):
        return height

    def self_hint(self):
        return area

    @property
    def broken(self):
        return self.wdith


class Deep:
    def __init__(self):
        self.inner = Shape()
        self.name_of_thing = 1


def local_name():
    counter = 1
    return countr + counter


attempt(lambda: prnt('x'))
attempt(lambda: lenn([1]))
attempt(local_name)
attempt(lambda: Shape().area())
attempt(lambda: Shape().method())
attempt(lambda: Shape().self_hint())
attempt(lambda: Shape().broken)
attempt(lambda: Deep().radius)
attempt(lambda: Deep().name_of_thin)
attempt(lambda: Deep().nameofthing)
attempt(lambda: [].push(1))
attempt(lambda: [].appendd(1))
attempt(lambda: 'x'.uper())
attempt(lambda: {}.has_key(1))
attempt(lambda: (1).imagg)
attempt(lambda: collections.orderedDict)
attempt(lambda: collections.nothing_like_this)
attempt(lambda: exec('from collections import OrderedDictt'))
attempt(lambda: exec('import colections'))
attempt(lambda: exec('from collections.abd import x'))
attempt(lambda: Shape.hight)
attempt(lambda: Shape().__foo__)
attempt(lambda: setattr(Shape(), 'widht', 1))
attempt(lambda: delattr(Shape(), 'width'))
attempt(lambda: Shape().width)
attempt(lambda: sys.path)
attempt(lambda: a)
attempt(lambda: A)
attempt(lambda: None.foo)
attempt(lambda: setattr(None, 'x', 1))
attempt(lambda: setattr(object(), 'x', 1))
attempt(lambda: setattr(int, 'x', 1))
attempt(lambda: setattr('x', 'upper', 1))
attempt(lambda: setattr(len, 'x', 1))
attempt(lambda: delattr(Deep(), 'x'))
attempt(lambda: getattr(Deep, 'x'))
attempt(lambda: super(Deep, Deep()).inner)
attempt(lambda: attempt.nothing)
attempt(lambda: (lambda: 1).func_name)
attempt(lambda: iter([]).next())
attempt(lambda: True.reall)
attempt(lambda: b''.decod())
attempt(lambda: type.mroo)
attempt(lambda: (x for x in ()).sendd)
attempt(lambda: print(f=1))
attempt(lambda: sorted([1], kee=1))
attempt(lambda: int('1', bas=2))
attempt(lambda: local_name(count=1))
attempt(lambda: (lambda *, keyword: 0)(keywrd=1))
attempt(lambda: (lambda alpha, beta: 0)(1, beat=2))
