"""return, break, continue and raise through try, except, else and finally."""

import warnings

warnings.simplefilter('ignore')
exec("""
def a():
    try:
        return 'try'
    finally:
        return 'finally'


def b():
    for i in range(3):
        try:
            continue
        finally:
            print('b', i)
            if i == 1:
                break
    else:
        return 'else'
    return i


def c():
    while True:
        try:
            raise ValueError
        except ValueError:
            return 'except'
        finally:
            return 'override'


def loop():
    result = []
    for i in range(5):
        try:
            try:
                if i == 0:
                    continue
                if i == 1:
                    raise KeyError(i)
                if i == 2:
                    1 / 0
                if i == 3:
                    break
                result.append(('body', i))
            except KeyError as e:
                result.append(('key', e.args))
            else:
                result.append(('else', i))
            finally:
                result.append(('finally', i))
        except ZeroDivisionError:
            result.append(('outer', i))
    else:
        result.append('loop else')
    return result
print(a(), b(), c(), loop())
""")


def value_kept():
    x = 1
    try:
        return x
    finally:
        x = 2


def list_kept():
    x = [1]
    try:
        return x
    finally:
        x.append(2)


def nested(n):
    log = []
    try:
        log.append(1)
        try:
            log.append(2)
            if n == 1:
                raise ValueError('one')
            if n == 2:
                return log
        except TypeError:
            log.append('wrong')
        else:
            log.append('else')
        finally:
            log.append(3)
            if n == 3:
                raise KeyError('three')
    except (ValueError, KeyError) as error:
        log.append(repr(error))
        log.append(repr(error.__context__))
    finally:
        log.append(4)
    return log


print(value_kept(), list_kept(), [nested(n) for n in range(4)])


def name_is_deleted():
    e = 'before'
    try:
        raise ValueError('v')
    except ValueError as e:
        pass
    try:
        return e
    except UnboundLocalError as error:
        return str(error)


def reraise():
    try:
        raise ValueError('inner')
    except ValueError:
        try:
            raise
        except ValueError as again:
            return again.__context__, again.__traceback__.tb_next is None


def bare_raise():
    raise


def gen():
    try:
        yield 1
        yield 2
    except GeneratorExit:
        print('exit')
        raise
    finally:
        print('cleanup')


for _ in gen():
    break
print(name_is_deleted(), reraise())
for function in (bare_raise, lambda: nested(5, 6)):
    try:
        function()
    except Exception as error:
        print(repr(error))
try:
    try:
        raise OSError('a')
    except (ValueError, (TypeError, OSError)):
        print('nested tuple')
except TypeError as error:
    print(error)
except OSError as error:
    print('fell through', error)
try:
    try:
        raise OSError('b')
    except (ValueError, 'text'):
        pass
except TypeError as error:
    print(error, repr(error.__context__))
