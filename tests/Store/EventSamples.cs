using System.Collections;
using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.CompilerServices;
using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Cases.Shapes;
using Lianxin.Kernel.Journal;
using Lianxin.Rules.Time;

namespace Lianxin.Tests.Store;

/// <summary>
/// Builds one value of any type the kernel keeps in its journal, with every field filled and every concrete type of an
/// abstract one present, so that what a new event brings is tried without anybody writing it down.
/// </summary>
internal sealed class EventSamples
{
    private long number = 1;

    public static IEnumerable<Type> EventTypes => typeof(IEvent).Assembly.GetTypes()
        .Where(t => t is { IsClass: true, IsAbstract: false } && t.IsAssignableTo(typeof(IEvent)))
        .OrderBy(t => t.Name, StringComparer.Ordinal);

    public static string Folder([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "samples");

    /// <summary>Every event by name, and the one that enters a step once for each shape the step can have.</summary>
    public static IReadOnlyDictionary<string, IEvent> All { get; } = Collect();

    private static Dictionary<string, IEvent> Collect()
    {
        var all = EventTypes.ToDictionary(t => t.Name, t => (IEvent)new EventSamples().Make(t)!, StringComparer.Ordinal);
        foreach (var shape in Concrete(typeof(OpenShape)))
        {
            all[$"{nameof(StepEntered)}-{shape.Name}"] = new StepEntered("review", 1, (OpenShape)new EventSamples().Make(shape)!);
        }

        return all;
    }

    /// <summary>What is being made: a value that can hold its own kind, as a table's cells could, does not.</summary>
    private readonly HashSet<Type> making = [];

    public object? Make(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        return type switch
        {
            _ when type == typeof(string) => $"词 \"{number++}\" <&>",
            _ when type == typeof(int) => (int)number++,
            _ when type == typeof(long) => number++,
            _ when type == typeof(bool) => true,
            _ when type == typeof(Instant) => new Instant(1_700_000_000_000 + number++),
            _ when type == typeof(DateOnly) => new DateOnly(2026, 1, 1).AddDays((int)number++),
            { IsEnum: true } => Enum.GetValues(type).GetValue(Enum.GetValues(type).Length - 1),
            _ when type.IsValueType && type.IsAssignableTo(typeof(IId)) => Activator.CreateInstance(type, Ids.Make(620_999, number++)),
            { IsAbstract: true, IsInterface: false } => Make(Concrete(type)[0]),
            _ when ElementOf(type, typeof(IReadOnlyDictionary<,>)) is { } pair => MakeMap(type, pair[0], pair[1]),
            _ when ElementOf(type, typeof(IEnumerable<>)) is { } element => MakeList(type, element[0]),
            _ => Construct(type),
        };
    }

    private object Construct(Type type)
    {
        var constructor = type.GetConstructors().Where(c => c.GetParameters() is not [var only] || only.ParameterType != type)
            .OrderByDescending(c => c.GetParameters().Length).First();
        making.Add(type);
        var made = constructor.Invoke([.. constructor.GetParameters().Select(p => Make(p.ParameterType))]);
        making.Remove(type);
        return made;
    }

    private object MakeList(Type type, Type element)
    {
        var items = Several(element);
        var list = Array.CreateInstance(element, items.Count);
        for (var i = 0; i < items.Count; i++)
        {
            list.SetValue(items[i], i);
        }

        return type.IsInterface ? list : Call(type, list, element);
    }

    private object MakeMap(Type type, Type key, Type value)
    {
        var map = (IDictionary)Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(key, value))!;
        foreach (var item in Several(value))
        {
            map[Make(key)!] = item;
        }

        return type.IsInterface ? map : Call(type, map, key, value);
    }

    /// <summary>Two values, or one of each concrete type where the type is abstract.</summary>
    private List<object?> Several(Type type) => type is { IsAbstract: true, IsInterface: false }
        ? [.. Concrete(type).Where(t => !making.Contains(t)).Select(Make)]
        : [Make(type), Make(type)];

    private static Type[] Concrete(Type type) =>
        [.. type.Assembly.GetTypes().Where(t => !t.IsAbstract && t.IsAssignableTo(type)).OrderBy(t => t.Name, StringComparer.Ordinal)];

    private static object Call(Type type, object items, params Type[] arguments)
    {
        var factory = typeof(ImmutableList).Assembly.GetType($"{type.Namespace}.{type.Name.Split('`')[0]}")!;
        return factory.GetMethods(BindingFlags.Public | BindingFlags.Static)
            .Single(m => m.Name == "CreateRange" && m.GetParameters() is [var only] && only.ParameterType.IsInterface)
            .MakeGenericMethod(arguments).Invoke(null, [items])!;
    }

    private static Type[]? ElementOf(Type type, Type open) =>
        type.GetInterfaces().Append(type).FirstOrDefault(i => i.IsGenericType && i.GetGenericTypeDefinition() == open)?.GetGenericArguments();
}
