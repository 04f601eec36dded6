// With UPDATE_DOCS=1 several tests write the same pages.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
