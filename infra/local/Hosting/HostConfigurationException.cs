namespace Pleno.Local.Hosting;

/// <summary>host.json, an app setting or a trigger's argument asks for something this host cannot do or find.</summary>
public sealed class HostConfigurationException(string message, Exception? inner = null) : Exception(message, inner);
