<?php

namespace App\Http\Controllers;

use Illuminate\Http\Request;
use Illuminate\Support\Facades\Hash;
use Illuminate\Support\Facades\Log;
use Symfony\Component\HttpFoundation\JsonResponse;
use Symfony\Component\HttpFoundation\Response;

class AccountController extends Controller
{
    public function login(Request $request)
    {
        $password = $request->input('password');
        Log::info('login of ' . $request->input('user')); // fine
        Log::info('login with ' . $password); // leak
        return response('welcome'); // fine
    }

    public function register(Request $request)
    {
        $password = $request->input('password');
        if (strlen($password) < 10) {
            return response("password $password is too short", 400); // leak
        }
        $hashed = Hash::make($password);
        Log::debug('created', ['hash' => $hashed]); // fine
        return response('created', 201); // fine
    }

    public function authorization(Request $request)
    {
        Log::debug('authorization', ['header' => $request->header('Authorization')]); // leak
        Log::debug('agent', ['header' => $request->header('User-Agent')]); // fine
        Log::debug('bearer ' . $request->bearerToken()); // leak
        return response()->noContent();
    }

    public function key()
    {
        return response()->json(['key' => env('PAYMENT_API_KEY')]); // leak
    }

    public function keyState()
    {
        return response()->json(['configured' => env('PAYMENT_API_KEY') !== null]); // fine
    }

    public function secret()
    {
        $secret = config('services.oauth.client_secret');
        return new JsonResponse(['secret' => $secret]); // leak
    }

    public function refuse(Request $request)
    {
        $token = $request->header('X-Api-Token');
        if (!$token) {
            return new Response('token missing', 401); // fine
        }
        return new Response('unknown token ' . $token, 403); // leak
    }
}
