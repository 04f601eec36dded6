// Builds share the generator's folders, and a boot wants a processor to itself.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
