# Context variables, tokens and contexts.
import contextvars

user = contextvars.ContextVar('user')
level = contextvars.ContextVar('level', default=0)
print(level.get(), level.get(9), user.get('nobody'), user.name)
try:
    user.get()
except LookupError as error:
    print(type(error).__name__, error.args[0] is user)
token = user.set('ada')
print(user.get(), token.old_value is contextvars.Token.MISSING, token.var is user)
inner = user.set('bob')
print(inner.old_value, user.get())
user.reset(inner)
print(user.get())
for action in [lambda: user.reset(inner), lambda: level.reset(token), lambda: user.reset(5), lambda: contextvars.ContextVar(5)]:
    try:
        action()
    except Exception as error:
        print(type(error).__name__, str(error).split(' at ')[0].split('<')[0])
context = contextvars.copy_context()
print(len(context), context[user], level in context, list(context.keys()) == [user], context.get(level, 'none'))


def change(name):
    user.set(name)
    level.set(5)
    return user.get(), level.get()


print(context.run(change, 'carol'), user.get(), level.get(), context[user], context[level])
try:
    context.run(context.run, print)
except RuntimeError as error:
    print(str(error).startswith('cannot enter context'))
with level.set(3) as held:
    print(level.get(), held.old_value is contextvars.Token.MISSING)
print(level.get())
fresh = contextvars.Context()
print(fresh.run(lambda: user.get('empty')), len(fresh), fresh == contextvars.Context(), context == context.copy())
for action in [lambda: hash(context), lambda: contextvars.Token(), lambda: contextvars.Context(1), lambda: context[5], lambda: context.run()]:
    try:
        action()
    except Exception as error:
        print(type(error).__name__, error)


def generator():
    level.set('generated')
    yield level.get()
    yield level.get()


g = generator()
print(next(g), level.get())
