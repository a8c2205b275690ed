using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Pleno.Local.Services;

/// <summary>The key that opens the stand-in's API, as bearer token.</summary>
internal sealed class ApiKey(string value)
{
    public bool IsIn(HttpRequest request)
    {
        return CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(request.Headers.Authorization.ToString()),
            Encoding.UTF8.GetBytes($"Bearer {value}")
        );
    }
}
