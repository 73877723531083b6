# unittest: cases, assertions, skips, subtests, mocks.
import io
import unittest
from unittest import mock


class Cases(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        print('setUpClass')

    def setUp(self):
        self.value = [1]

    def tearDown(self):
        self.value.clear()

    def test_passes(self):
        self.assertEqual(self.value, [1])
        self.assertIn(1, self.value)
        with self.assertRaisesRegex(ValueError, 'invalid'):
            int('x')

    def test_fails(self):
        self.assertEqual([1, 2, 3], [1, 5, 3])

    def test_errors(self):
        raise RuntimeError('broken')

    @unittest.skip('not now')
    def test_skipped(self):
        pass

    @unittest.expectedFailure
    def test_expected(self):
        self.fail('as expected')

    def test_subtests(self):
        for n in range(3):
            with self.subTest(n=n):
                self.assertNotEqual(n, 1)

    def test_types(self):
        self.assertAlmostEqual(0.1 + 0.2, 0.3)
        self.assertIsInstance(1, int)
        self.assertDictEqual({'a': 1}, {'a': 1})
        self.assertCountEqual([1, 2], [2, 1])
        self.assertTrue(True)
        self.assertIsNone(None)


stream = io.StringIO()
suite = unittest.defaultTestLoader.loadTestsFromTestCase(Cases)
result = unittest.TextTestRunner(stream=stream, verbosity=2).run(suite)
for line in stream.getvalue().splitlines():
    if not line.startswith('Ran '):
        print(line)
print(result.testsRun, len(result.failures), len(result.errors), len(result.skipped), len(result.expectedFailures), result.wasSuccessful())
m = mock.Mock(return_value=5, name='m')
print(m(1, k=2), m.called, m.call_args, m.call_count, m.mock_calls)
m.side_effect = [1, ValueError('side')]
print(m())
try:
    m()
except ValueError as error:
    print(error)
try:
    m.assert_called_once()
except AssertionError as error:
    print(error)
with mock.patch('builtins.abs', lambda number: 99):
    print(abs(-1))
print(abs(-1), mock.MagicMock().__len__(), mock.call(1, a=2), mock.ANY == 5)
magic = mock.MagicMock()
magic.__getitem__.return_value = 'item'
print(magic['x'], mock.create_autospec(lambda a, b: None)(1, 2) is not None)


class Thing:
    def method(self, a):
        return a


with mock.patch.object(Thing, 'method', autospec=True) as patched:
    Thing().method(7)
    print(patched.call_count)
with mock.patch.dict('os.environ', {'KEY': 'v'}, clear=True):
    import os

    print(dict(os.environ))
