# Carets under the failing part of long expressions.
import traceback

values = {'a': [1, 2, 3], 'b': None}


def first():
    return values['a'][0] + values['a'][1] * values['b']


def second():
    return (values['a'][0]
            + values['a'][9]
            + 1)


def third():
    return values['b'].attribute.deeper['key']


def fourth():
    return len(values['a']) // (values['a'][0] - 1) + 5


def fifth():
    x = 1; y = values['c']['d']; return x


def sixth():
    return first() if not values else third(
    )


def seventh():
    a, b = values['a']


def eighth():
    for item in values['b']:
        pass


def ninth():
    with values['a'] as x:
        pass


def tenth():
    return -values['a']


def eleventh():
    assert values['a'] == [], f'not empty: {values["a"]}'


def twelfth():
    return [value.upper() for key in values for value in values[key]]


for function in (first, second, third, fourth, fifth, sixth, seventh, eighth, ninth, tenth, eleventh, twelfth):
    try:
        function()
    except Exception as error:
        print(''.join(traceback.format_tb(error.__traceback__)[1:]) + repr(error))
result = values['a'][0] + (values['a'][1] if values['b'] else values['b'][0]) * 2
