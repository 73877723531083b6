# An error while a class body runs, inside a function, inside a comprehension.
def build(names):
    class Container:
        sizes = [len(name) for name in names]
        total = sum(sizes)
        ratio = total / (len(names) - 2)

        def describe(self):
            return self.ratio

    return Container().describe()


print(build(['a', 'bb', 'ccc']))
print(build(['a']))
print(build(['a', 'b']))
