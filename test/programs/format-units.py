# The format units of PyArg_ParseTuple: what each accepts, how it converts, and in what words it refuses.
import _testcapi


class Three:
    def __index__(self):
        return 3


class Half:
    def __float__(self):
        return 0.25


def show(text, call):
    try:
        print(text, repr(call()))
    except Exception as error:
        print(text, type(error).__name__, error)


show('_testcapi.getargs_i(Three())', lambda: _testcapi.getargs_i(Three()))
show('_testcapi.getargs_i(True)', lambda: _testcapi.getargs_i(True))
show('_testcapi.getargs_i(1.0)', lambda: _testcapi.getargs_i(1.0))
show('_testcapi.getargs_b(256)', lambda: _testcapi.getargs_b(256))
show('_testcapi.getargs_b(-1)', lambda: _testcapi.getargs_b(-1))
show('_testcapi.getargs_B(257)', lambda: _testcapi.getargs_B(257))
show('_testcapi.getargs_h(40000)', lambda: _testcapi.getargs_h(40000))
show('_testcapi.getargs_h(-40000)', lambda: _testcapi.getargs_h(-40000))
show('_testcapi.getargs_H(65537)', lambda: _testcapi.getargs_H(65537))
show('_testcapi.getargs_I(-1)', lambda: _testcapi.getargs_I(-1))
show('_testcapi.getargs_k(-1)', lambda: _testcapi.getargs_k(-1))
show('_testcapi.getargs_k(Three())', lambda: _testcapi.getargs_k(Three()))
show('_testcapi.getargs_L(2 ** 70)', lambda: _testcapi.getargs_L(2 ** 70))
show('_testcapi.getargs_K(2 ** 70 + 5)', lambda: _testcapi.getargs_K(2 ** 70 + 5))
show('_testcapi.getargs_n(Three())', lambda: _testcapi.getargs_n(Three()))
show('_testcapi.getargs_d(Half())', lambda: _testcapi.getargs_d(Half()))
show("_testcapi.getargs_d('a')", lambda: _testcapi.getargs_d('a'))
show('_testcapi.getargs_f(0.1)', lambda: _testcapi.getargs_f(0.1))
show('_testcapi.getargs_D(2)', lambda: _testcapi.getargs_D(2))
show('_testcapi.getargs_p([])', lambda: _testcapi.getargs_p([]))
show("_testcapi.getargs_c(b'x')", lambda: _testcapi.getargs_c(b'x'))
show("_testcapi.getargs_c(b'xy')", lambda: _testcapi.getargs_c(b'xy'))
show("_testcapi.getargs_c('x')", lambda: _testcapi.getargs_c('x'))
show("_testcapi.getargs_C('x')", lambda: _testcapi.getargs_C('x'))
show("_testcapi.getargs_C('xy')", lambda: _testcapi.getargs_C('xy'))
show("_testcapi.getargs_C(b'x')", lambda: _testcapi.getargs_C(b'x'))
show("_testcapi.getargs_s('nåd')", lambda: _testcapi.getargs_s('nåd'))
show("_testcapi.getargs_s('a\\0b')", lambda: _testcapi.getargs_s('a\0b'))
show("_testcapi.getargs_s('\\udc80')", lambda: _testcapi.getargs_s('\udc80'))
show("_testcapi.getargs_s(b'a')", lambda: _testcapi.getargs_s(b'a'))
show("_testcapi.getargs_s_star(b'a')", lambda: _testcapi.getargs_s_star(b'a'))
show("_testcapi.getargs_s_hash('a\\0b')", lambda: _testcapi.getargs_s_hash('a\0b'))
show('_testcapi.getargs_z(None)', lambda: _testcapi.getargs_z(None))
show("_testcapi.getargs_y('a')", lambda: _testcapi.getargs_y('a'))
show("_testcapi.getargs_y(b'a\\0b')", lambda: _testcapi.getargs_y(b'a\0b'))
show("_testcapi.getargs_y_star(bytearray(b'ab'))", lambda: _testcapi.getargs_y_star(bytearray(b'ab')))
show("_testcapi.getargs_w_star(b'ab')", lambda: _testcapi.getargs_w_star(b'ab'))
show("_testcapi.getargs_w_star(bytearray(b'abc'))", lambda: _testcapi.getargs_w_star(bytearray(b'abc')))
show("_testcapi.getargs_S('a')", lambda: _testcapi.getargs_S('a'))
show("_testcapi.getargs_Y(b'a')", lambda: _testcapi.getargs_Y(b'a'))
show("_testcapi.getargs_U(b'a')", lambda: _testcapi.getargs_U(b'a'))
