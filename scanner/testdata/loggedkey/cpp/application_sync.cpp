// Synchronizes notes with a server: settings, sign-in, retries.
#include <QCoreApplication>
#include <QDebug>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSettings>

class Sync : public QObject {
public:
    explicit Sync(QObject* parent = nullptr) : QObject(parent), tries_(0) {
        QSettings settings;
        user_ = settings.value("user").toString();
        password_ = settings.value("password").toString();
        if (password_.isEmpty())
            qFatal("no password for %s in %s", qPrintable(user_), qPrintable(settings.fileName())); // fine
        qDebug() << "settings" << settings.allKeys(); // fine
    }

    void signIn() {
        QJsonObject body;
        body["user"] = user_;
        body["password"] = password_;
        const QByteArray text = QJsonDocument(body).toJson(QJsonDocument::Compact);
        qDebug().noquote() << "POST /session" << text; // leak
        auto* reply = manager_.post(QNetworkRequest(QUrl("https://notes.example.com/session")), text); // fine
        connect(reply, &QNetworkReply::finished, this, [this, reply] { signedIn(reply); });
    }

private:
    void signedIn(QNetworkReply* reply) {
        if (reply->error() != QNetworkReply::NoError) {
            qWarning() << "sign-in with password failed:" << reply->errorString(); // fine
            if (++tries_ < 3)
                signIn();
            else
                qCritical("gave up on %s:%s", qPrintable(user_), qPrintable(password_)); // leak
            return;
        }
        const auto object = QJsonDocument::fromJson(reply->readAll()).object();
        accessToken_ = object["access_token"].toString();
        qInfo() << "signed in, token of" << accessToken_.size() << "characters"; // fine
        qDebug() << "access token" << accessToken_; // leak
        fetch();
    }

    void fetch() {
        QNetworkRequest request(QUrl("https://notes.example.com/notes"));
        request.setRawHeader("Authorization", "Bearer " + accessToken_.toUtf8()); // fine
        manager_.get(request);
        qInfo() << "fetching" << request.url(); // fine
    }

    QNetworkAccessManager manager_;
    QString user_;
    QString password_;
    QString accessToken_;
    int tries_;
};
